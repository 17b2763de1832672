"""What the screens of the plan read, each in as few statements as it takes."""
