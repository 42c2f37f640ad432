"""What stands beside the text in the editor: each panel shows the page that is edited from one side."""
