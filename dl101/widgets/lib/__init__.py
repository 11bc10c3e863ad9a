"""What all demos share: the state and its undo, traits, plots, handles, buttons, panels and styles."""
