"""What directives share: views of the corpus made once a build, and pieces of HTML."""
