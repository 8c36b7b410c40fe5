"""What scenarios and samples of an API are written with."""
