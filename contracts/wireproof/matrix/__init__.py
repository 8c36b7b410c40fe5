"""What a run of the contract suite found, as files that CI and people read: JSON, JUnit XML, Markdown and HTML."""
