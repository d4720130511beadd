"""Where annotated articles are kept between runs."""
