"""What others publish -> the one document that is worked with: OpenAPI 3.1 in one piece, as plain JSON values."""
