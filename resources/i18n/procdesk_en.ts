<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ActionPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Find an action</translation>
    </message>
    <message>
        <source>Type any word of it; choose with the arrows, Enter does it, Esc closes</source>
        <translation>Type any word of it; choose with the arrows, Enter does it, Esc closes</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>No action with these words</source>
        <translation>No action with these words</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Start a new search</source>
        <translation>Start a new search</translation>
    </message>
    <message>
        <source>Clear the search, go back to the start</source>
        <translation>Clear the search, go back to the start</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>Next result</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>Previous result</translation>
    </message>
    <message>
        <source>Open the chosen result</source>
        <translation>Open the chosen result</translation>
    </message>
    <message>
        <source>Choose a department</source>
        <translation>Choose a department</translation>
    </message>
    <message>
        <source>My department…</source>
        <translation>My department…</translation>
    </message>
    <message>
        <source>No page answers this: copy a report</source>
        <translation>No page answers this: copy a report</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copy the answer</translation>
    </message>
    <message>
        <source>Show and copy in the other language</source>
        <translation>Show and copy in the other language</translation>
    </message>
    <message>
        <source>If it was raised on another day</source>
        <translation>If it was raised on another day</translation>
    </message>
    <message>
        <source>Copy a link to the page</source>
        <translation>Copy a link to the page</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Pin or unpin</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Guide, step by step</source>
        <translation>Guide, step by step</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pass it on</translation>
    </message>
    <message>
        <source>Copy the message for your colleague</source>
        <translation>Copy the message for your colleague</translation>
    </message>
    <message>
        <source>Open the message as an e-mail</source>
        <translation>Open the message as an e-mail</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Call note</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copy the note</translation>
    </message>
    <message>
        <source>Open the CRM with the note</source>
        <translation>Open the CRM with the note</translation>
    </message>
    <message>
        <source>Start or end the call</source>
        <translation>Start or end the call</translation>
    </message>
    <message>
        <source>Same customer: back to the previous call</source>
        <translation>Same customer: back to the previous call</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Scroll down</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Scroll up</translation>
    </message>
    <message>
        <source>Find in the page</source>
        <translation>Find in the page</translation>
    </message>
    <message>
        <source>Headings on the page</source>
        <translation>Headings on the page</translation>
    </message>
    <message>
        <source>Problems of the page, for its owner</source>
        <translation>Problems of the page, for its owner</translation>
    </message>
    <message>
        <source>Edit this page</source>
        <translation>Edit this page</translation>
    </message>
    <message>
        <source>Still true: verified today</source>
        <translation>Still true: verified today</translation>
    </message>
    <message>
        <source>New write-up…</source>
        <translation>New write-up…</translation>
    </message>
    <message>
        <source>Open the text that was not saved</source>
        <translation>Open the text that was not saved</translation>
    </message>
    <message>
        <source>Back to the previous page</source>
        <translation>Back to the previous page</translation>
    </message>
    <message>
        <source>Forward to the next page</source>
        <translation>Forward to the next page</translation>
    </message>
    <message>
        <source>Move from the search to the page</source>
        <translation>Move from the search to the page</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Light or dark colours</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Choose the content folder</translation>
    </message>
    <message>
        <source>Check for changes now</source>
        <translation>Check for changes now</translation>
    </message>
    <message>
        <source>Small window beside the CRM</source>
        <translation>Small window beside the CRM</translation>
    </message>
    <message>
        <source>Print the page</source>
        <translation>Print the page</translation>
    </message>
    <message>
        <source>Save the page as PDF</source>
        <translation>Save the page as PDF</translation>
    </message>
    <message>
        <source>Binder to print</source>
        <translation>Binder to print</translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problems in the content</translation>
    </message>
    <message>
        <source>My pages, for their owner</source>
        <translation>My pages, for their owner</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Bring documents in…</source>
        <translation>Bring documents in…</translation>
    </message>
    <message>
        <source>Move or rename…</source>
        <translation>Move or rename…</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>copy</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>other language</source>
        <translation>other language</translation>
    </message>
</context>
<context>
    <name>AvailabilityFormatter</name>
    <message>
        <source>Ext. {0}</source>
        <translation>Ext. {0}</translation>
    </message>
    <message>
        <source>Open · 24 hours</source>
        <translation>Open · 24 hours</translation>
    </message>
    <message>
        <source>Open · closes in {0} min</source>
        <translation>Open · closes in {0} min</translation>
    </message>
    <message>
        <source>Open · closes at midnight</source>
        <translation>Open · closes at midnight</translation>
    </message>
    <message>
        <source>Open · closes at {0}</source>
        <translation>Open · closes at {0}</translation>
    </message>
    <message>
        <source>Open · closes {0} at {1}</source>
        <translation>Open · closes {0} at {1}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Closed · opens in {0} min</source>
        <translation>Closed · opens in {0} min</translation>
    </message>
    <message>
        <source>Closed · opens at {0}</source>
        <translation>Closed · opens at {0}</translation>
    </message>
    <message>
        <source>Closed · opens {0} at {1}</source>
        <translation>Closed · opens {0} at {1}</translation>
    </message>
    <message>
        <source>on {0}</source>
        <translation>on {0}</translation>
    </message>
</context>
<context>
    <name>BinderDialog</name>
    <message>
        <source>Binder to print</source>
        <translation>Binder to print</translation>
    </message>
    <message>
        <source>For the day the computers are down: one PDF to print, indexed by what customers say.</source>
        <translation>For the day the computers are down: one PDF to print, indexed by what customers say.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>binder.pdf</source>
        <translation>binder.pdf</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message>
        <source>Make the binder</source>
        <translation>Make the binder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CallBoundsController</name>
    <message>
        <source>There is no call to go back to</source>
        <translation>There is no call to go back to</translation>
    </message>
</context>
<context>
    <name>CallChip</name>
    <message>
        <source>● Call {0}</source>
        <translation>● Call {0}</translation>
    </message>
</context>
<context>
    <name>CallController</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Choose a process first</source>
        <translation>Choose a process first</translation>
    </message>
    <message>
        <source>This page has no guide</source>
        <translation>This page has no guide</translation>
    </message>
    <message>
        <source>This process has no guide: read its page; F2 takes you back to the question</source>
        <translation>This process has no guide: read its page; F2 takes you back to the question</translation>
    </message>
    <message>
        <source>The guide cannot be opened right now</source>
        <translation>The guide cannot be opened right now</translation>
    </message>
    <message>
        <source>This page has no steps with dates</source>
        <translation>This page has no steps with dates</translation>
    </message>
    <message>
        <source>Nothing was copied: no date can be promised any more</source>
        <translation>Nothing was copied: no date can be promised any more</translation>
    </message>
    <message>
        <source>Dates copied</source>
        <translation>Dates copied</translation>
    </message>
</context>
<context>
    <name>CallFormatter</name>
    <message>
        <source>Call note</source>
        <translation>Call note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Guide, step by step</source>
        <translation>Guide, step by step</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pass it on</translation>
    </message>
    <message>
        <source>Pass to {0}</source>
        <translation>Pass to {0}</translation>
    </message>
    <message>
        <source>{0} · closed now</source>
        <translation>{0} · closed now</translation>
    </message>
    <message>
        <source>open until {0}</source>
        <translation>open until {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>CallNotice</name>
    <message>
        <source>About the call</source>
        <translation>About the call</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copy the note</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Yes, a new customer</source>
        <translation>Yes, a new customer</translation>
    </message>
    <message>
        <source>No, the same customer</source>
        <translation>No, the same customer</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Call ended. The note was copied.</source>
        <translation>Call ended. The note was copied.</translation>
    </message>
    <message>
        <source>Call ended. The note was not copied: you will find it under {0}.</source>
        <translation>Call ended. The note was not copied: you will find it under {0}.</translation>
    </message>
    <message>
        <source>Another customer? This search goes into a new note.</source>
        <translation>Another customer? This search goes into a new note.</translation>
    </message>
</context>
<context>
    <name>CheckListCard</name>
    <message>
        <source>Alt {0}</source>
        <translation>Alt {0}</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>and {count} more, on the page</source>
        <translation>and {count} more, on the page</translation>
    </message>
    <message>
        <source>leads nowhere: tell the page&apos;s owner</source>
        <translation>leads nowhere: tell the page&apos;s owner</translation>
    </message>
    <message>
        <source>continues in “{title}”</source>
        <translation>continues in “{title}”</translation>
    </message>
</context>
<context>
    <name>ClipboardCopier</name>
    <message>
        <source>Nothing was copied: another program is using the clipboard. Try again.</source>
        <translation>Nothing was copied: another program is using the clipboard. Try again.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Your department: {0}</source>
        <translation>Your department: {0}</translation>
    </message>
    <message>
        <source>Text size {0}%</source>
        <translation>Text size {0}%</translation>
    </message>
    <message>
        <source>same as the system</source>
        <translation>same as the system</translation>
    </message>
    <message>
        <source>light</source>
        <translation>light</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>Colours: {0}</source>
        <translation>Colours: {0}</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Choose the content folder</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Checking for changes</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>How it may go on</source>
        <translation>How it may go on</translation>
    </message>
</context>
<context>
    <name>ContactLines</name>
    <message>
        <source>Someone else</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Hours: {0}</source>
        <translation>Hours: {0}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>No date</source>
        <translation>No date</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>Still true</source>
        <translation>Still true</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>What customers say</source>
        <translation>What customers say</translation>
    </message>
    <message>
        <source>Related pages</source>
        <translation>Related pages</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Who may answer</source>
        <translation>Who may answer</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>That of its folder</source>
        <translation>That of its folder</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>To be verified every</source>
        <translation>To be verified every</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>FAC-021, FAC-022</source>
        <translation>FAC-021, FAC-022</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Unsaved text</source>
        <translation>Unsaved text</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message numerus="yes">
        <source>Unsaved text of %n page(s) is kept.</source>
        <translation>
            <numerusform>Unsaved text of %n page is kept.</numerusform>
            <numerusform>Unsaved text of %n pages is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierStatesDialog</name>
    <message>
        <source>Earlier states</source>
        <translation>Earlier states</translation>
    </message>
    <message>
        <source>What the page said</source>
        <translation>What the page said</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>Go back to this state</translation>
    </message>
    <message>
        <source>As this page was saved on this computer. Going back is one step that can be undone.</source>
        <translation>As this page was saved on this computer. Going back is one step that can be undone.</translation>
    </message>
</context>
<context>
    <name>EditingSession</name>
    <message>
        <source>The file was changed outside: this is its new text.</source>
        <translation>The file was changed outside: this is its new text.</translation>
    </message>
    <message>
        <source>Fill it in from the top; nobody finds it before you save it.</source>
        <translation>Fill it in from the top; nobody finds it before you save it.</translation>
    </message>
    <message>
        <source>This is the text that was not saved.</source>
        <translation>This is the text that was not saved.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (copy)</translation>
    </message>
    <message>
        <source>Save as a copy</source>
        <translation>Save as a copy</translation>
    </message>
    <message>
        <source>Copied into {0}</source>
        <translation>Copied into {0}</translation>
    </message>
    <message>
        <source>Saved. Staff will find it as it is now in a second or two.</source>
        <translation>Saved. Staff will find it as it is now in a second or two.</translation>
    </message>
    <message>
        <source>Not saved: {0} The text stays here.</source>
        <translation>Not saved: {0} The text stays here.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Save as a copy…</source>
        <translation>Save as a copy…</translation>
    </message>
    <message>
        <source>Save it anew</source>
        <translation>Save it anew</translation>
    </message>
    <message>
        <source>{0} The text stays here.</source>
        <translation>{0} The text stays here.</translation>
    </message>
    <message>
        <source>Somebody else has changed this file while you were writing. Your text is here, theirs in the file.</source>
        <translation>Somebody else has changed this file while you were writing. Your text is here, theirs in the file.</translation>
    </message>
    <message>
        <source>Compare both…</source>
        <translation>Compare both…</translation>
    </message>
    <message>
        <source>The unsaved text cannot be kept on this disk: save soon.</source>
        <translation>The unsaved text cannot be kept on this disk: save soon.</translation>
    </message>
    <message>
        <source>No earlier state of this page was saved on this computer.</source>
        <translation>No earlier state of this page was saved on this computer.</translation>
    </message>
    <message>
        <source>Save first: another program reads what is in the file.</source>
        <translation>Save first: another program reads what is in the file.</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} is not there any more</translation>
    </message>
    <message>
        <source>Your editor was not found: correct “editor” in settings.toml</source>
        <translation>Your editor was not found: correct “editor” in settings.toml</translation>
    </message>
    <message>
        <source>No program opens {0}</source>
        <translation>No program opens {0}</translation>
    </message>
    <message>
        <source>Opened in your editor: {0}</source>
        <translation>Opened in your editor: {0}</translation>
    </message>
    <message>
        <source>The folder is {0}</source>
        <translation>The folder is {0}</translation>
    </message>
</context>
<context>
    <name>EditorActions</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Save as a copy…</source>
        <translation>Save as a copy…</translation>
    </message>
    <message>
        <source>Back to an earlier state…</source>
        <translation>Back to an earlier state…</translation>
    </message>
    <message>
        <source>Open in my editor</source>
        <translation>Open in my editor</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Find and replace</translation>
    </message>
    <message>
        <source>Suggest how it goes on</source>
        <translation>Suggest how it goes on</translation>
    </message>
    <message>
        <source>Still true: verified today</source>
        <translation>Still true: verified today</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Next problem</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Previous problem</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Put it right</translation>
    </message>
    <message>
        <source>List of problems</source>
        <translation>List of problems</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Insert, or anything else…</source>
        <translation>Insert, or anything else…</translation>
    </message>
    <message>
        <source>A phrase of customers</source>
        <translation>A phrase of customers</translation>
    </message>
    <message>
        <source>A section</source>
        <translation>A section</translation>
    </message>
    <message>
        <source>A step of the journey</source>
        <translation>A step of the journey</translation>
    </message>
    <message>
        <source>A question of the guide</source>
        <translation>A question of the guide</translation>
    </message>
    <message>
        <source>A choice of the guide</source>
        <translation>A choice of the guide</translation>
    </message>
    <message>
        <source>A hand-over</source>
        <translation>A hand-over</translation>
    </message>
    <message>
        <source>A link to another page</source>
        <translation>A link to another page</translation>
    </message>
    <message>
        <source>A picture from a file</source>
        <translation>A picture from a file</translation>
    </message>
    <message>
        <source>A date of the journey</source>
        <translation>A date of the journey</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Between the text and what stands beside it</source>
        <translation>Between the text and what stands beside it</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Previous tab</translation>
    </message>
</context>
<context>
    <name>EditorController</name>
    <message>
        <source>There is a page with this title already.</source>
        <translation>There is a page with this title already.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>The file is now {0}</source>
        <translation>The file is now {0}</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Journey</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Translation</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>EditorWindow</name>
    <message>
        <source>Beside the text</source>
        <translation>Beside the text</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{0}: next tab, {1}: previous tab</source>
        <translation>{0}: next tab, {1}: previous tab</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>No problems found.</translation>
    </message>
    <message>
        <source>Nothing can be put right here by itself: the sentence says what to write.</source>
        <translation>Nothing can be put right here by itself: the sentence says what to write.</translation>
    </message>
    <message>
        <source>Done: {0}. {1} undoes it.</source>
        <translation>Done: {0}. {1} undoes it.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation>unsaved</translation>
    </message>
</context>
<context>
    <name>FilingDateRow</name>
    <message>
        <source>12/11 · yesterday · monday · -3</source>
        <translation>12/11 · yesterday · monday · -3</translation>
    </message>
    <message>
        <source>Day it was raised</source>
        <translation>Day it was raised</translation>
    </message>
    <message>
        <source>Raised on</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc today</source>
        <translation>Esc today</translation>
    </message>
    <message>
        <source>today, now</source>
        <translation>today, now</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>That day is still to come.</translation>
    </message>
    <message>
        <source>That day is too long ago.</source>
        <translation>That day is too long ago.</translation>
    </message>
    <message>
        <source>That date falls on another day of the week.</source>
        <translation>That date falls on another day of the week.</translation>
    </message>
    <message>
        <source>Type a day, such as 12/11, 12 nov, -3, yesterday or last monday.</source>
        <translation>Type a day, such as 12/11, 12 nov, -3, yesterday or last monday.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the page</source>
        <translation>Find in the page</translation>
    </message>
    <message>
        <source>Enter next</source>
        <translation>Enter next</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc close</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>not on this page</translation>
    </message>
</context>
<context>
    <name>FindReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Replace with</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Whole words</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Replace all</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>not in this text</source>
        <translation>not in this text</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Try it: click one, or type it</source>
        <translation>Try it: click one, or type it</translation>
    </message>
    <message>
        <source>copies the answer you are reading out</source>
        <translation>copies the answer you are reading out</translation>
    </message>
    <message>
        <source>takes you through the guide, step by step</source>
        <translation>takes you through the guide, step by step</translation>
    </message>
    <message>
        <source>tells you who to pass it to, and if they are open</source>
        <translation>tells you who to pass it to, and if they are open</translation>
    </message>
    <message>
        <source>writes the note of the call for you</source>
        <translation>writes the note of the call for you</translation>
    </message>
    <message>
        <source>↑ ↓ choose another process</source>
        <translation>↑ ↓ choose another process</translation>
    </message>
    <message>
        <source>Enter open it</source>
        <translation>Enter open it</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} all keys</translation>
    </message>
    <message>
        <source>Four keys for a call</source>
        <translation>Four keys for a call</translation>
    </message>
</context>
<context>
    <name>Formatter</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message>
        <source>Solve it yourself</source>
        <translation>Solve it yourself</translation>
    </message>
    <message>
        <source>Solve, then pass on</source>
        <translation>Solve, then pass on</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pass it on</translation>
    </message>
    <message>
        <source>You</source>
        <translation>You</translation>
    </message>
    <message>
        <source>You + others</source>
        <translation>You + others</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Pass on</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer is written yet</source>
        <translation>No answer is written yet</translation>
    </message>
    <message>
        <source>page with a mistake</source>
        <translation>page with a mistake</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>no longer there</translation>
    </message>
    <message>
        <source>searched for: {0}</source>
        <translation>searched for: {0}</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>Reading the pages. You can start typing now: answers appear as soon as they are ready.</source>
        <translation>Reading the pages. You can start typing now: answers appear as soon as they are ready.</translation>
    </message>
    <message>
        <source>The content folder cannot be reached</source>
        <translation>The content folder cannot be reached</translation>
    </message>
    <message>
        <source>{0} is not there or cannot be read. Connect the drive, or choose another folder with {1}.</source>
        <translation>{0} is not there or cannot be read. Connect the drive, or choose another folder with {1}.</translation>
    </message>
    <message>
        <source>No pages yet</source>
        <translation>No pages yet</translation>
    </message>
    <message>
        <source>{0} has no Markdown files. Save one there and it appears here straight away.</source>
        <translation>{0} has no Markdown files. Save one there and it appears here straight away.</translation>
    </message>
    <message>
        <source>What does the customer say?</source>
        <translation>What does the customer say?</translation>
    </message>
    <message>
        <source>Type it in the customer&apos;s own words. The answer appears as you type.</source>
        <translation>Type it in the customer&apos;s own words. The answer appears as you type.</translation>
    </message>
    <message>
        <source>Try fewer words, just the topic (bill, router, SIM), or browse the departments below.</source>
        <translation>Try fewer words, just the topic (bill, router, SIM), or browse the departments below.</translation>
    </message>
    <message>
        <source>Nothing in {0}. {1} searches all departments.</source>
        <translation>Nothing in {0}. {1} searches all departments.</translation>
    </message>
    <message>
        <source>No process found for “{0}”</source>
        <translation>No process found for “{0}”</translation>
    </message>
    <message>
        <source>No page of {0} answers this for certain.</source>
        <translation>No page of {0} answers this for certain.</translation>
    </message>
    <message>
        <source>No certain answer in {0}.</source>
        <translation>No certain answer in {0}.</translation>
    </message>
    <message>
        <source>No page here answers this for certain.</source>
        <translation>No page here answers this for certain.</translation>
    </message>
    <message>
        <source>No certain answer.</source>
        <translation>No certain answer.</translation>
    </message>
    <message>
        <source>{0} The nearest ones:</source>
        <translation>{0} The nearest ones:</translation>
    </message>
    <message>
        <source>{0} The nearest:</source>
        <translation>{0} The nearest:</translation>
    </message>
    <message>
        <source>No complaint process has been chosen</source>
        <translation>No complaint process has been chosen</translation>
    </message>
    <message>
        <source>The line “complaint:” in procdesk.yaml names the process that opens here: its department&apos;s folder and its file, as in complaint: customer-care/take-a-complaint</source>
        <translation>The line “complaint:” in procdesk.yaml names the process that opens here: its department&apos;s folder and its file, as in complaint: customer-care/take-a-complaint</translation>
    </message>
    <message>
        <source>ext. {0}</source>
        <translation>ext. {0}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>Content as of {0}, {1}</source>
        <translation>Content as of {0}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message>
        <source>content folder not reachable</source>
        <translation>content folder not reachable</translation>
    </message>
    <message>
        <source>{0} of {1} files are missing: their last version is shown; {2} takes them out</source>
        <translation>{0} of {1} files are missing: their last version is shown; {2} takes them out</translation>
    </message>
    <message>
        <source>content folder not reachable: showing the last version</source>
        <translation>content folder not reachable: showing the last version</translation>
    </message>
    <message>
        <source>updating the index</source>
        <translation>updating the index</translation>
    </message>
    <message>
        <source>customers say:</source>
        <translation>customers say:</translation>
    </message>
    <message>
        <source>on the page:</source>
        <translation>on the page:</translation>
    </message>
    <message>
        <source>code:</source>
        <translation>code:</translation>
    </message>
    <message>
        <source>department:</source>
        <translation>department:</translation>
    </message>
    <message>
        <source>not valid today</source>
        <translation>not valid today</translation>
    </message>
    <message>
        <source>similar to:</source>
        <translation>similar to:</translation>
    </message>
    <message>
        <source>not all words</source>
        <translation>not all words</translation>
    </message>
    <message>
        <source>The guide ended at “{0}”: the usual answer does not apply. {1} shows what to do.</source>
        <translation>The guide ended at “{0}”: the usual answer does not apply. {1} shows what to do.</translation>
    </message>
    <message>
        <source>The guide ended at “{0}”: this is what applies now.</source>
        <translation>The guide ended at “{0}”: this is what applies now.</translation>
    </message>
    <message>
        <source>No longer valid since {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>No longer valid since {0}. Confirm it with its owner ({1}) before you promise anything.</translation>
    </message>
    <message>
        <source>Not valid until {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>Not valid until {0}. Confirm it with its owner ({1}) before you promise anything.</translation>
    </message>
    <message>
        <source>Last verified on {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>Last verified on {0}. Confirm it with its owner ({1}) before you promise anything.</translation>
    </message>
    <message>
        <source>Confirm · {0}</source>
        <translation>Confirm · {0}</translation>
    </message>
    <message>
        <source>✓ Verified {0}</source>
        <translation>✓ Verified {0}</translation>
    </message>
    <message>
        <source>No answer is written on this page yet: read it, and ask {0} before you promise anything.</source>
        <translation>No answer is written on this page yet: read it, and ask {0} before you promise anything.</translation>
    </message>
    <message>
        <source>Not available in {0} yet.</source>
        <translation>Not available in {0} yet.</translation>
    </message>
    <message>
        <source>The original has changed since this was translated: check it before you promise anything.</source>
        <translation>The original has changed since this was translated: check it before you promise anything.</translation>
    </message>
    <message>
        <source>This page is shown as plain text: its owner can see why under “Problems in the content”.</source>
        <translation>This page is shown as plain text: its owner can see why under “Problems in the content”.</translation>
    </message>
</context>
<context>
    <name>GapController</name>
    <message>
        <source>Nothing was copied: type what the customer says first</source>
        <translation>Nothing was copied: type what the customer says first</translation>
    </message>
    <message>
        <source>Report copied: send it to whoever keeps the pages</source>
        <translation>Report copied: send it to whoever keeps the pages</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>About the results</source>
        <translation>About the results</translation>
    </message>
    <message>
        <source>Copy a report</source>
        <translation>Copy a report</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>It has no guide: read what its page says.</source>
        <translation>It has no guide: read what its page says.</translation>
    </message>
    <message>
        <source>{question} Answers: {count}</source>
        <translation>{question} Answers: {count}</translation>
    </message>
    <message>
        <source>Continues on another page</source>
        <translation>Continues on another page</translation>
    </message>
    <message>
        <source>This is what to do</source>
        <translation>This is what to do</translation>
    </message>
</context>
<context>
    <name>GuideChart</name>
    <message>
        <source>with a mistake</source>
        <translation>with a mistake</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Other page</source>
        <translation>Other page</translation>
    </message>
    <message>
        <source>No such heading</source>
        <translation>No such heading</translation>
    </message>
    <message>
        <source>Leads back to</source>
        <translation>Leads back to</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Beginning</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Ends without an answer</source>
        <translation>Ends without an answer</translation>
    </message>
    <message>
        <source>Nothing leads here</source>
        <translation>Nothing leads here</translation>
    </message>
</context>
<context>
    <name>GuideHeader</name>
    <message>
        <source>back</source>
        <translation>back</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>start again</source>
        <translation>start again</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>leave</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>return to “{title}”</source>
        <translation>return to “{title}”</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>As much as can be read</source>
        <translation>As much as can be read</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>The guide appears here as soon as the text has been read.</source>
        <translation>The guide appears here as soon as the text has been read.</translation>
    </message>
    <message>
        <source>There are no questions in the guide yet. Each begins with “###”.</source>
        <translation>There are no questions in the guide yet. Each begins with “###”.</translation>
    </message>
    <message>
        <source>The picture shows how the guide was before.</source>
        <translation>The picture shows how the guide was before.</translation>
    </message>
    <message>
        <source>There is no guide in the text. One begins with the heading “## Guide”.</source>
        <translation>There is no guide in the text. One begins with the heading “## Guide”.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) where a caller is stranded</source>
        <translation>
            <numerusform>%n place where a caller is stranded</numerusform>
            <numerusform>%n places where a caller is stranded</numerusform>
        </translation>
    </message>
    <message>
        <source>No dead ends</source>
        <translation>No dead ends</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>What you choose here goes into the call note.</source>
        <translation>What you choose here goes into the call note.</translation>
    </message>
    <message>
        <source>None of these answers leads anywhere: tell the page&apos;s owner.</source>
        <translation>None of these answers leads anywhere: tell the page&apos;s owner.</translation>
    </message>
    <message>
        <source>This guide has just changed: it starts again.</source>
        <translation>This guide has just changed: it starts again.</translation>
    </message>
    <message>
        <source>That page no longer exists.</source>
        <translation>That page no longer exists.</translation>
    </message>
    <message>
        <source>That page could not be read. Try again.</source>
        <translation>That page could not be read. Try again.</translation>
    </message>
    <message>
        <source>This guide has just been removed or is being changed: this is how it was.</source>
        <translation>This guide has just been removed or is being changed: this is how it was.</translation>
    </message>
</context>
<context>
    <name>HandOverCard</name>
    <message>
        <source>Pass to</source>
        <translation>Pass to</translation>
    </message>
    <message>
        <source>This page does not say who to pass it to</source>
        <translation>This page does not say who to pass it to</translation>
    </message>
    <message>
        <source>close</source>
        <translation>close</translation>
    </message>
    <message>
        <source>Copy the message for {0}</source>
        <translation>Copy the message for {0}</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copy the message</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Open it as an e-mail</source>
        <translation>Open it as an e-mail</translation>
    </message>
    <message>
        <source>Open as e-mail</source>
        <translation>Open as e-mail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>There is no e-mail address for {0}: copy the message</source>
        <translation>There is no e-mail address for {0}: copy the message</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
</context>
<context>
    <name>HandOverController</name>
    <message>
        <source>The guide ended at “{0}”, which is not passed on</source>
        <translation>The guide ended at “{0}”, which is not passed on</translation>
    </message>
    <message>
        <source>This page does not say who to pass it to</source>
        <translation>This page does not say who to pass it to</translation>
    </message>
    <message>
        <source>This page only names your own department</source>
        <translation>This page only names your own department</translation>
    </message>
    <message>
        <source>Nobody in this company does that step</source>
        <translation>Nobody in this company does that step</translation>
    </message>
    <message>
        <source>Your own department does that step</source>
        <translation>Your own department does that step</translation>
    </message>
    <message>
        <source>Message for {0} copied</source>
        <translation>Message for {0} copied</translation>
    </message>
    <message>
        <source>Opened as an e-mail</source>
        <translation>Opened as an e-mail</translation>
    </message>
    <message>
        <source>No e-mail program opened, so the message was copied instead</source>
        <translation>No e-mail program opened, so the message was copied instead</translation>
    </message>
    <message>
        <source>There is no e-mail address, so the message was copied instead</source>
        <translation>There is no e-mail address, so the message was copied instead</translation>
    </message>
    <message>
        <source>Nothing was copied: choose a process first</source>
        <translation>Nothing was copied: choose a process first</translation>
    </message>
</context>
<context>
    <name>HandOverSummary</name>
    <message>
        <source>Pass to {0}</source>
        <translation>Pass to {0}</translation>
    </message>
    <message>
        <source>have ready: {0}</source>
        <translation>have ready: {0}</translation>
    </message>
</context>
<context>
    <name>HandPagesDialog</name>
    <message>
        <source>Another owner</source>
        <translation>Another owner</translation>
    </message>
    <message>
        <source>E-mail address or role of the new owner</source>
        <translation>E-mail address or role of the new owner</translation>
    </message>
    <message>
        <source>Hand them over</source>
        <translation>Hand them over</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>Skipped a page that no longer exists</source>
        <translation>Skipped a page that no longer exists</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Versions of this page</source>
        <translation>Versions of this page</translation>
    </message>
    <message>
        <source>What was changed in this version</source>
        <translation>What was changed in this version</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restore this version</translation>
    </message>
    <message>
        <source>Enter in the list: its text becomes that of the editor, not saved yet.</source>
        <translation>Enter in the list: its text becomes that of the editor, not saved yet.</translation>
    </message>
    <message>
        <source>Reading the history …</source>
        <translation>Reading the history …</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Bring documents in</source>
        <translation>Bring documents in</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>New pages: {0}. There already, the same: {1}. Cannot come: {2}.</source>
        <translation>New pages: {0}. There already, the same: {1}. Cannot come: {2}.</translation>
    </message>
    <message>
        <source>Written: {0}. There already, the same: {1}. Not written: {2}.</source>
        <translation>Written: {0}. There already, the same: {1}. Not written: {2}.</translation>
    </message>
    <message>
        <source>None of them is verified yet: read each page, and say that it is true.</source>
        <translation>None of them is verified yet: read each page, and say that it is true.</translation>
    </message>
    <message>
        <source>The pages could not be written: {0}</source>
        <translation>The pages could not be written: {0}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>There already, the same.</source>
        <translation>There already, the same.</translation>
    </message>
    <message>
        <source>Its department is not known: go back and choose one.</source>
        <translation>Its department is not known: go back and choose one.</translation>
    </message>
    <message>
        <source>From: {0}</source>
        <translation>From: {0}</translation>
    </message>
    <message>
        <source>New department: {0}</source>
        <translation>New department: {0}</translation>
    </message>
    <message>
        <source>Sections recognised: {0}</source>
        <translation>Sections recognised: {0}</translation>
    </message>
    <message>
        <source>Pictures and documents: {0}</source>
        <translation>Pictures and documents: {0}</translation>
    </message>
</context>
<context>
    <name>JourneyCard</name>
    <message>
        <source>another day</source>
        <translation>another day</translation>
    </message>
    <message>
        <source>Copy these dates</source>
        <translation>Copy these dates</translation>
    </message>
</context>
<context>
    <name>JourneyPanel</name>
    <message>
        <source>If it is filed now</source>
        <translation>If it is filed now</translation>
    </message>
    <message>
        <source>The journey appears here as soon as the text has been read.</source>
        <translation>The journey appears here as soon as the text has been read.</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>No date can be given for the end: a step before it has none.</source>
        <translation>No date can be given for the end: a step before it has none.</translation>
    </message>
    <message>
        <source>This page has no “What happens next”: nothing follows the call, or nobody has written it.</source>
        <translation>This page has no “What happens next”: nothing follows the call, or nobody has written it.</translation>
    </message>
    <message>
        <source>There are no steps in “What happens next” yet.</source>
        <translation>There are no steps in “What happens next” yet.</translation>
    </message>
    <message>
        <source>unknown department</source>
        <translation>unknown department</translation>
    </message>
    <message>
        <source>time not understood</source>
        <translation>time not understood</translation>
    </message>
    <message>
        <source>no time written</source>
        <translation>no time written</translation>
    </message>
    <message>
        <source>with a mistake</source>
        <translation>with a mistake</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>↑ ↓ move</source>
        <translation>↑ ↓ move</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter open</translation>
    </message>
    <message>
        <source>{0} all actions</source>
        <translation>{0} all actions</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} all keys</translation>
    </message>
    <message>
        <source>{0} copy the answer</source>
        <translation>{0} copy the answer</translation>
    </message>
    <message>
        <source>{0} note</source>
        <translation>{0} note</translation>
    </message>
    <message>
        <source>{0} find</source>
        <translation>{0} find</translation>
    </message>
    <message>
        <source>{0} back to the search</source>
        <translation>{0} back to the search</translation>
    </message>
    <message>
        <source>Enter next</source>
        <translation>Enter next</translation>
    </message>
    <message>
        <source>Shift Enter the one before</source>
        <translation>Shift Enter the one before</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc close</translation>
    </message>
    <message>
        <source>{0} give the answer</source>
        <translation>{0} give the answer</translation>
    </message>
    <message>
        <source>⌫ one step back</source>
        <translation>⌫ one step back</translation>
    </message>
    <message>
        <source>Home start again</source>
        <translation>Home start again</translation>
    </message>
    <message>
        <source>Esc back to the page</source>
        <translation>Esc back to the page</translation>
    </message>
    <message>
        <source>{0} pass it on</source>
        <translation>{0} pass it on</translation>
    </message>
    <message>
        <source>{0} end the call</source>
        <translation>{0} end the call</translation>
    </message>
    <message>
        <source>{0} copy the message</source>
        <translation>{0} copy the message</translation>
    </message>
    <message>
        <source>{0} tick</source>
        <translation>{0} tick</translation>
    </message>
    <message>
        <source>{0} e-mail</source>
        <translation>{0} e-mail</translation>
    </message>
    <message>
        <source>{0} copy the note</source>
        <translation>{0} copy the note</translation>
    </message>
    <message>
        <source>{0} open the CRM</source>
        <translation>{0} open the CRM</translation>
    </message>
    <message>
        <source>{0} start the call</source>
        <translation>{0} start the call</translation>
    </message>
    <message>
        <source>Esc back</source>
        <translation>Esc back</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>All keys</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link to another page</source>
        <translation>Link to another page</translation>
    </message>
    <message>
        <source>Words of the other page</source>
        <translation>Words of the other page</translation>
    </message>
    <message>
        <source>Pages found</source>
        <translation>Pages found</translation>
    </message>
    <message>
        <source>Type its words, choose with the arrows, Enter links it.</source>
        <translation>Type its words, choose with the arrows, Enter links it.</translation>
    </message>
</context>
<context>
    <name>LookupCard</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy what was looked up so far</source>
        <translation>Copy what was looked up so far</translation>
    </message>
    <message>
        <source>Looked up so far</source>
        <translation>Looked up so far</translation>
    </message>
    <message>
        <source>{1} · “{0}”</source>
        <translation>{1} · “{0}”</translation>
    </message>
    <message>
        <source>“{0}” → {1}</source>
        <translation>“{0}” → {1}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>My department</source>
        <translation>My department</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Read the pages in</source>
        <translation>Read the pages in</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Language of the window</translation>
    </message>
</context>
<context>
    <name>MoveController</name>
    <message>
        <source>Looking for everything that leads here …</source>
        <translation>Looking for everything that leads here …</translation>
    </message>
    <message>
        <source>Type the new name: what changes with it is shown here before it happens.</source>
        <translation>Type the new name: what changes with it is shown here before it happens.</translation>
    </message>
    <message>
        <source>Moving …</source>
        <translation>Moving …</translation>
    </message>
    <message>
        <source>“{0}” is now “{1}”. {2} and Undo put everything back.</source>
        <translation>“{0}” is now “{1}”. {2} and Undo put everything back.</translation>
    </message>
    <message>
        <source>Undo the last move: “{0}” to “{1}”</source>
        <translation>Undo the last move: “{0}” to “{1}”</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Undoing …</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move or rename</source>
        <translation>Move or rename</translation>
    </message>
    <message>
        <source>This process</source>
        <translation>This process</translation>
    </message>
    <message>
        <source>Its department</source>
        <translation>Its department</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>What will change</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Looking for everything that leads here …</source>
        <translation>Looking for everything that leads here …</translation>
    </message>
    <message>
        <source>“{0}” becomes “{1}”. Files moved: {2}; lines changed: {3}, in {4} files.</source>
        <translation>“{0}” becomes “{1}”. Files moved: {2}; lines changed: {3}, in {4} files.</translation>
    </message>
    <message>
        <source>Enter moves, Esc leaves everything as it is.</source>
        <translation>Enter moves, Esc leaves everything as it is.</translation>
    </message>
    <message>
        <source>New name or place</source>
        <translation>New name or place</translation>
    </message>
    <message>
        <source>Name, {0}</source>
        <translation>Name, {0}</translation>
    </message>
    <message>
        <source>Title, {0}</source>
        <translation>Title, {0}</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>line {0}</translation>
    </message>
</context>
<context>
    <name>MyPagesController</name>
    <message>
        <source>My pages</source>
        <translation>My pages</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>All owners</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>The pages are being read…</source>
        <translation>The pages are being read…</translation>
    </message>
    <message>
        <source>The pages could not be read: {0}</source>
        <translation>The pages could not be read: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to look after</source>
        <translation>
            <numerusform>%n page to look after</numerusform>
            <numerusform>%n pages to look after</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nothing to do</translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>%n urgent</numerusform>
            <numerusform>%n urgent</numerusform>
        </translation>
    </message>
    <message>
        <source>phrases searched of {0} of {1} processes</source>
        <translation>phrases searched of {0} of {1} processes</translation>
    </message>
    <message>
        <source>{0}. {1} takes it back</source>
        <translation>{0}. {1} takes it back</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of yours are due this week</source>
        <translation>
            <numerusform>%n page of yours is due this week</numerusform>
            <numerusform>%n pages of yours are due this week</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Choose first whose pages go to another owner</source>
        <translation>Choose first whose pages go to another owner</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} get another owner. Nothing else in their files changes.</source>
        <translation>{0} of {1} get another owner. Nothing else in their files changes.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have another owner now</source>
        <translation>
            <numerusform>%n page has another owner now</numerusform>
            <numerusform>%n pages have another owner now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not changed</source>
        <translation>
            <numerusform>%n not changed</numerusform>
            <numerusform>%n not changed</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>Calendar file</translation>
    </message>
    <message>
        <source>Not written: {0}</source>
        <translation>Not written: {0}</translation>
    </message>
    <message>
        <source>Take this file into your calendar: {0}</source>
        <translation>Take this file into your calendar: {0}</translation>
    </message>
</context>
<context>
    <name>MyPagesDialog</name>
    <message>
        <source>My pages</source>
        <translation>My pages</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Find in the list (/)</source>
        <translation>Find in the list (/)</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>What there is to do</source>
        <translation>What there is to do</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>Still true</source>
        <translation>Still true</translation>
    </message>
    <message>
        <source>In all languages</source>
        <translation>In all languages</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Hand these pages to another owner…</source>
        <translation>Hand these pages to another owner…</translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation>Calendar file…</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>There is no such process: it may have been renamed or deleted</source>
        <translation>There is no such process: it may have been renamed or deleted</translation>
    </message>
</context>
<context>
    <name>NewPageDialog</name>
    <message>
        <source>New write-up</source>
        <translation>New write-up</translation>
    </message>
    <message>
        <source>The customer&apos;s matter, in one line</source>
        <translation>The customer&apos;s matter, in one line</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation>Begin to write</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nobody finds it before you save it.</source>
        <translation>Nobody finds it before you save it.</translation>
    </message>
    <message>
        <source>Write a title: the file is called after it.</source>
        <translation>Write a title: the file is called after it.</translation>
    </message>
    <message>
        <source>Information: a question that has an answer</source>
        <translation>Information: a question that has an answer</translation>
    </message>
    <message>
        <source>Something does not work: with a guide</source>
        <translation>Something does not work: with a guide</translation>
    </message>
    <message>
        <source>Claim or refund: with a journey and a hand-over</source>
        <translation>Claim or refund: with a journey and a hand-over</translation>
    </message>
    <message>
        <source>Registration or change</source>
        <translation>Registration or change</translation>
    </message>
    <message>
        <source>Another department answers</source>
        <translation>Another department answers</translation>
    </message>
    <message>
        <source>All sections, to delete what is not needed</source>
        <translation>All sections, to delete what is not needed</translation>
    </message>
</context>
<context>
    <name>NoCallView</name>
    <message>
        <source>No call in progress</source>
        <translation>No call in progress</translation>
    </message>
    <message>
        <source>Start the call</source>
        <translation>Start the call</translation>
    </message>
    <message>
        <source>It starts with the key, or when you type what the customer says. What you search for, open, say and decide then appears here, ready to copy.</source>
        <translation>It starts with the key, or when you type what the customer says. What you search for, open, say and decide then appears here, ready to copy.</translation>
    </message>
    <message>
        <source>Once it starts, what you search for, open, say and decide appears here, ready to copy.</source>
        <translation>Once it starts, what you search for, open, say and decide appears here, ready to copy.</translation>
    </message>
</context>
<context>
    <name>NoteController</name>
    <message>
        <source>Note copied</source>
        <translation>Note copied</translation>
    </message>
    <message>
        <source>Note from the last call copied</source>
        <translation>Note from the last call copied</translation>
    </message>
    <message>
        <source>Nothing was copied: this call note is still empty</source>
        <translation>Nothing was copied: this call note is still empty</translation>
    </message>
    <message>
        <source>Nothing was copied: no call is in progress</source>
        <translation>Nothing was copied: no call is in progress</translation>
    </message>
    <message>
        <source>Nothing was opened: no call is in progress</source>
        <translation>Nothing was opened: no call is in progress</translation>
    </message>
    <message>
        <source>Nothing was opened: no CRM address has been set for this company</source>
        <translation>Nothing was opened: no CRM address has been set for this company</translation>
    </message>
    <message>
        <source>The CRM was opened with the note of the last call</source>
        <translation>The CRM was opened with the note of the last call</translation>
    </message>
    <message>
        <source>The CRM was opened with the note</source>
        <translation>The CRM was opened with the note</translation>
    </message>
    <message>
        <source>No browser opened, so the note was copied instead</source>
        <translation>No browser opened, so the note was copied instead</translation>
    </message>
</context>
<context>
    <name>NoteFile</name>
    <message>
        <source>call-note.txt</source>
        <translation>call-note.txt</translation>
    </message>
    <message>
        <source>Save the call note</source>
        <translation>Save the call note</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The note could not be saved in {0}: {1}</source>
        <translation>The note could not be saved in {0}: {1}</translation>
    </message>
    <message>
        <source>Note saved: {0}</source>
        <translation>Note saved: {0}</translation>
    </message>
</context>
<context>
    <name>NoteView</name>
    <message>
        <source>close</source>
        <translation>close</translation>
    </message>
    <message>
        <source>Nothing yet: what you search for, copy and decide is added automatically.</source>
        <translation>Nothing yet: what you search for, copy and decide is added automatically.</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Call note</translation>
    </message>
    <message>
        <source>None of this is saved or sent automatically.</source>
        <translation>None of this is saved or sent automatically.</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copy the note</translation>
    </message>
    <message>
        <source>Open the CRM</source>
        <translation>Open the CRM</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>End the call</source>
        <translation>End the call</translation>
    </message>
    <message>
        <source>The note template has a placeholder that is not known: {0}</source>
        <translation>The note template has a placeholder that is not known: {0}</translation>
    </message>
    <message>
        <source>What happens from now on is added at the end.</source>
        <translation>What happens from now on is added at the end.</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>● Call {0}</source>
        <translation>● Call {0}</translation>
    </message>
</context>
<context>
    <name>OutsideDialog</name>
    <message>
        <source>Open outside procdesk?</source>
        <translation>Open outside procdesk?</translation>
    </message>
    <message>
        <source>This leads outside procdesk:</source>
        <translation>This leads outside procdesk:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Stay here</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message>
        <source>Nothing was copied: choose a process first</source>
        <translation>Nothing was copied: choose a process first</translation>
    </message>
    <message>
        <source>Selection copied</source>
        <translation>Selection copied</translation>
    </message>
    <message>
        <source>Answer copied</source>
        <translation>Answer copied</translation>
    </message>
    <message>
        <source>Answer copied in {0}</source>
        <translation>Answer copied in {0}</translation>
    </message>
    <message>
        <source>Link copied: {0}</source>
        <translation>Link copied: {0}</translation>
    </message>
    <message>
        <source>Nothing was copied: this page is written in one language only</source>
        <translation>Nothing was copied: this page is written in one language only</translation>
    </message>
    <message>
        <source>Choose a process first</source>
        <translation>Choose a process first</translation>
    </message>
    <message>
        <source>Pinned to the start page</source>
        <translation>Pinned to the start page</translation>
    </message>
    <message>
        <source>Nothing was copied: the guide ended at “{0}”, where the usual answer does not apply</source>
        <translation>Nothing was copied: the guide ended at “{0}”, where the usual answer does not apply</translation>
    </message>
    <message>
        <source>Nothing was copied: this page has no answer to copy</source>
        <translation>Nothing was copied: this page has no answer to copy</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>No longer pinned</translation>
    </message>
</context>
<context>
    <name>PageSaver</name>
    <message>
        <source>The file is written in UTF-8 from now on: its old encoding lacks a letter.</source>
        <translation>The file is written in UTF-8 from now on: its old encoding lacks a letter.</translation>
    </message>
</context>
<context>
    <name>PageTextEdit</name>
    <message>
        <source>Text of the page</source>
        <translation>Text of the page</translation>
    </message>
    <message>
        <source>F8 goes to the next problem, Ctrl+. puts it right, F6 goes to what stands beside the text</source>
        <translation>F8 goes to the next problem, Ctrl+. puts it right, F6 goes to what stands beside the text</translation>
    </message>
</context>
<context>
    <name>PageVerifier</name>
    <message>
        <source>Nothing was verified that could be taken back</source>
        <translation>Nothing was verified that could be taken back</translation>
    </message>
    <message>
        <source>This page has text that is not saved yet: save it first, or press the key again</source>
        <translation>This page has text that is not saved yet: save it first, or press the key again</translation>
    </message>
    <message numerus="yes">
        <source>This page has %n mistake(s): mend it first, or press the key again</source>
        <translation>
            <numerusform>This page has %n mistake: mend it first, or press the key again</numerusform>
            <numerusform>This page has %n mistakes: mend them first, or press the key again</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified, but the history could not be written ({0})</source>
        <translation>Verified, but the history could not be written ({0})</translation>
    </message>
    <message numerus="yes">
        <source>Verified today: %n page(s)</source>
        <translation>
            <numerusform>Verified today: %n page</numerusform>
            <numerusform>Verified today: %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation>Verified today</translation>
    </message>
    <message>
        <source>Taken back: the page is as it was before</source>
        <translation>Taken back: the page is as it was before</translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Another phrase: Enter adds it</source>
        <translation>Another phrase: Enter adds it</translation>
    </message>
    <message>
        <source>F2 changes the phrase, Delete takes it out</source>
        <translation>F2 changes the phrase, Delete takes it out</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>The page as staff will see it</source>
        <translation>The page as staff will see it</translation>
    </message>
    <message>
        <source>The page appears here as soon as its text has been read.</source>
        <translation>The page appears here as soon as its text has been read.</translation>
    </message>
    <message>
        <source>This file is no page that staff open by itself: there is nothing to show.</source>
        <translation>This file is no page that staff open by itself: there is nothing to show.</translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>The page as it will be</source>
        <translation>The page as it will be</translation>
    </message>
    <message>
        <source>What will come</source>
        <translation>What will come</translation>
    </message>
    <message>
        <source>Reading {0} of {1}: {2}</source>
        <translation>Reading {0} of {1}: {2}</translation>
    </message>
    <message>
        <source>Looking for documents…</source>
        <translation>Looking for documents…</translation>
    </message>
    <message numerus="yes">
        <source>Bring in %n page(s)</source>
        <translation>
            <numerusform>Bring in %n page</numerusform>
            <numerusform>Bring in %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Another name for the page&apos;s file</source>
        <translation>Another name for the page&apos;s file</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>Take this name</translation>
    </message>
    <message>
        <source>Another name:</source>
        <translation>Another name:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop reading</translation>
    </message>
</context>
<context>
    <name>PreviousNoteView</name>
    <message>
        <source>Note from an earlier call</source>
        <translation>Note from an earlier call</translation>
    </message>
    <message>
        <source>Note {0}–{1}</source>
        <translation>Note {0}–{1}</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copy the note</translation>
    </message>
    <message>
        <source>Open the CRM</source>
        <translation>Open the CRM</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copied</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>not copied</translation>
    </message>
</context>
<context>
    <name>PreviousNotesList</name>
    <message>
        <source>Previous notes</source>
        <translation>Previous notes</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copied</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>not copied</translation>
    </message>
</context>
<context>
    <name>PrintController</name>
    <message>
        <source>Choose a process first</source>
        <translation>Choose a process first</translation>
    </message>
    <message>
        <source>The results in the list</source>
        <translation>The results in the list</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>PrintService</name>
    <message>
        <source>Making the binder</source>
        <translation>Making the binder</translation>
    </message>
    <message>
        <source>No printer is set up here: save the page as a PDF</source>
        <translation>No printer is set up here: save the page as a PDF</translation>
    </message>
    <message>
        <source>The printer is not responding: check that it is on, or save the page as a PDF</source>
        <translation>The printer is not responding: check that it is on, or save the page as a PDF</translation>
    </message>
    <message>
        <source>Sent to the printer: {0}</source>
        <translation>Sent to the printer: {0}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} could not be saved: {1}</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>Binder to print</source>
        <translation>Binder to print</translation>
    </message>
    <message>
        <source>A binder is being made: {0}% done.</source>
        <translation>A binder is being made: {0}% done.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Stop it</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Making the binder: {0}%</source>
        <translation>Making the binder: {0}%</translation>
    </message>
    <message>
        <source>Binder cancelled</source>
        <translation>Binder cancelled</translation>
    </message>
    <message>
        <source>The binder could not be made: {0}</source>
        <translation>The binder could not be made: {0}</translation>
    </message>
    <message>
        <source>Binder saved: {0}</source>
        <translation>Binder saved: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsController</name>
    <message numerus="yes">
        <source>%n problem(s) · for the owner</source>
        <translation>
            <numerusform>%n problem · for the owner</numerusform>
            <numerusform>%n problems · for the owner</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problems in the content</translation>
    </message>
    <message>
        <source>Problems of this page</source>
        <translation>Problems of this page</translation>
    </message>
    <message>
        <source>The content is being checked: more may follow in a moment.</source>
        <translation>The content is being checked: more may follow in a moment.</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>No problems found.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, which “procdesk check” tells</source>
        <translation>
            <numerusform>and %n more, which “procdesk check” tells</numerusform>
            <numerusform>and %n more, which “procdesk check” tells</numerusform>
        </translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0}, line {1}</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} is not there any more</translation>
    </message>
    <message>
        <source>The editor “{0}” was not found: correct “editor” in settings.toml</source>
        <translation>The editor “{0}” was not found: correct “editor” in settings.toml</translation>
    </message>
    <message>
        <source>No program opens {0}: write one as “editor” in settings.toml</source>
        <translation>No program opens {0}: write one as “editor” in settings.toml</translation>
    </message>
    <message>
        <source>Opened in your editor: {0}</source>
        <translation>Opened in your editor: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Enter opens the file at that line.</source>
        <translation>Enter opens the file at that line.</translation>
    </message>
</context>
<context>
    <name>RelatedField</name>
    <message>
        <source>Delete takes the page out</source>
        <translation>Delete takes the page out</translation>
    </message>
    <message>
        <source>Find another page by its words</source>
        <translation>Find another page by its words</translation>
    </message>
    <message>
        <source>Pages found</source>
        <translation>Pages found</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>What was brought in</source>
        <translation>What was brought in</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>Open in the editor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>What does the customer say?</source>
        <translation>What does the customer say?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Type the customer&apos;s words; arrows choose a result, Enter opens it</source>
        <translation>Type the customer&apos;s words; arrows choose a result, Enter opens it</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Files and folders to bring in</source>
        <translation>Files and folders to bring in</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>As each sub-folder or list says</source>
        <translation>As each sub-folder or list says</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>As each document says</source>
        <translation>As each document says</translation>
    </message>
    <message>
        <source>Bring documents in</source>
        <translation>Bring documents in</translation>
    </message>
    <message>
        <source>Word, HTML, text, lists in Excel or CSV, exports of Confluence and PDF become pages of this folder. Before anything is written you see each page; nothing that is there already is changed.</source>
        <translation>Word, HTML, text, lists in Excel or CSV, exports of Confluence and PDF become pages of this folder. Before anything is written you see each page; nothing that is there already is changed.</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Files and folders</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Add a folder…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>A name that is not in the list makes a new department.</source>
        <translation>A name that is not in the list makes a new department.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Read them</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Add a folder</translation>
    </message>
</context>
<context>
    <name>SpellingMarker</name>
    <message>
        <source>“{0}” is in no dictionary. Is it: {1}?</source>
        <translation>“{0}” is in no dictionary. Is it: {1}?</translation>
    </message>
    <message>
        <source>“{0}” is in no dictionary.</source>
        <translation>“{0}” is in no dictionary.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{0} large window</source>
        <translation>{0} large window</translation>
    </message>
    <message>
        <source>Something went wrong ({0}): {1}</source>
        <translation>Something went wrong ({0}): {1}</translation>
    </message>
    <message>
        <source>always on top</source>
        <translation>always on top</translation>
    </message>
</context>
<context>
    <name>SwitchFolderDialog</name>
    <message>
        <source>Switch to another folder?</source>
        <translation>Switch to another folder?</translation>
    </message>
    <message>
        <source>procdesk is open with this content folder:</source>
        <translation>procdesk is open with this content folder:</translation>
    </message>
    <message>
        <source>Switch to this one?</source>
        <translation>Switch to this one?</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Stay</translation>
    </message>
</context>
<context>
    <name>TextCompleter</name>
    <message>
        <source>Nothing is known that could stand here.</source>
        <translation>Nothing is known that could stand here.</translation>
    </message>
</context>
<context>
    <name>TextInserter</name>
    <message>
        <source>The page has every section.</source>
        <translation>The page has every section.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>A picture from a file</source>
        <translation>A picture from a file</translation>
    </message>
    <message>
        <source>This is no picture that a page can show: PNG, JPEG and GIF are.</source>
        <translation>This is no picture that a page can show: PNG, JPEG and GIF are.</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>A picture</translation>
    </message>
    <message>
        <source>What the picture shows, for whoever cannot see it:</source>
        <translation>What the picture shows, for whoever cannot see it:</translation>
    </message>
    <message>
        <source>The picture has {0} MB, and {1} are the most: make it smaller first.</source>
        <translation>The picture has {0} MB, and {1} are the most: make it smaller first.</translation>
    </message>
    <message>
        <source>The picture cannot be saved: {0}</source>
        <translation>The picture cannot be saved: {0}</translation>
    </message>
    <message>
        <source>The picture is saved beside the page as {0}</source>
        <translation>The picture is saved beside the page as {0}</translation>
    </message>
    <message>
        <source>No-break spaces and tabs of the pasted text are ordinary spaces now.</source>
        <translation>No-break spaces and tabs of the pasted text are ordinary spaces now.</translation>
    </message>
    <message>
        <source>Verified today. It counts once the page is saved.</source>
        <translation>Verified today. It counts once the page is saved.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
</context>
<context>
    <name>TranslationPanel</name>
    <message>
        <source>Translated now</source>
        <translation>Translated now</translation>
    </message>
    <message>
        <source>Edit the other text</source>
        <translation>Edit the other text</translation>
    </message>
    <message>
        <source>The other language appears here as soon as the text has been read.</source>
        <translation>The other language appears here as soon as the text has been read.</translation>
    </message>
    <message>
        <source>Begin the translation: {0}</source>
        <translation>Begin the translation: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) to go over</source>
        <translation>
            <numerusform>%n passage to go over</numerusform>
            <numerusform>%n passages to go over</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Up to date</translation>
    </message>
    <message>
        <source>Not marked as a translation</source>
        <translation>Not marked as a translation</translation>
    </message>
    <message>
        <source>This file is no page that is translated.</source>
        <translation>This file is no page that is translated.</translation>
    </message>
    <message>
        <source>This page is written in one language only.</source>
        <translation>This page is written in one language only.</translation>
    </message>
    <message>
        <source>Below is the translation into {0}, as it is saved. It is marked there: open it.</source>
        <translation>Below is the translation into {0}, as it is saved. It is marked there: open it.</translation>
    </message>
    <message>
        <source>Below is the text in {0}, as it is saved. Once this page says the same, mark it.</source>
        <translation>Below is the text in {0}, as it is saved. Once this page says the same, mark it.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>to go over</source>
        <translation>to go over</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>changed since</translation>
    </message>
    <message>
        <source>missing there</source>
        <translation>missing there</translation>
    </message>
    <message>
        <source>missing here</source>
        <translation>missing here</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>only there</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>only here</translation>
    </message>
    <message>
        <source>There is a file of that name already; nothing was written.</source>
        <translation>There is a file of that name already; nothing was written.</translation>
    </message>
    <message>
        <source>The file of the translation cannot be written: {0}</source>
        <translation>The file of the translation cannot be written: {0}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>procdesk: what does the customer say?</source>
        <translation>procdesk: what does the customer say?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>Small window</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>New search</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>procdesk is still open</source>
        <translation>procdesk is still open</translation>
    </message>
    <message>
        <source>Click this icon to bring it back. “Quit” in its menu closes it.</source>
        <translation>Click this icon to bring it back. “Quit” in its menu closes it.</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>What would a customer say?</source>
        <translation>What would a customer say?</translation>
    </message>
    <message>
        <source>A customer&apos;s sentence to try</source>
        <translation>A customer&apos;s sentence to try</translation>
    </message>
    <message>
        <source>Sentences and the place at which this page is found</source>
        <translation>Sentences and the place at which this page is found</translation>
    </message>
    <message>
        <source>Add as a phrase</source>
        <translation>Add as a phrase</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Forget it</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>tries it</source>
        <translation>tries it</translation>
    </message>
    <message>
        <source>The folder is still being read: sentences can be tried once its index is ready.</source>
        <translation>The folder is still being read: sentences can be tried once its index is ready.</translation>
    </message>
    <message>
        <source>This file is no page that is searched for.</source>
        <translation>This file is no page that is searched for.</translation>
    </message>
    <message>
        <source>The sentences cannot be tried now, for the index beside the other cannot be written: {0}</source>
        <translation>The sentences cannot be tried now, for the index beside the other cannot be written: {0}</translation>
    </message>
    <message>
        <source>Typed here</source>
        <translation>Typed here</translation>
    </message>
    <message>
        <source>The page&apos;s own phrases</source>
        <translation>The page&apos;s own phrases</translation>
    </message>
    <message>
        <source>The page has no phrases yet. Type what customers say, and add what should lead here.</source>
        <translation>The page has no phrases yet. Type what customers say, and add what should lead here.</translation>
    </message>
    <message>
        <source>{0} of {1} phrases lead here first</source>
        <translation>{0} of {1} phrases lead here first</translation>
    </message>
    <message>
        <source>{0} even without the phrase itself</source>
        <translation>{0} even without the phrase itself</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es) searched</source>
        <translation>
            <numerusform>%n process searched</numerusform>
            <numerusform>%n processes searched</numerusform>
        </translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>being tried</translation>
    </message>
    <message>
        <source>The window would say that no page answers this.</source>
        <translation>The window would say that no page answers this.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>comes first</source>
        <translation>comes first</translation>
    </message>
    <message>
        <source>place {0}</source>
        <translation>place {0}</translation>
    </message>
    <message>
        <source>Without this phrase the page would not be found by it.</source>
        <translation>Without this phrase the page would not be found by it.</translation>
    </message>
    <message>
        <source>The page would come first without this phrase, too.</source>
        <translation>The page would come first without this phrase, too.</translation>
    </message>
    <message>
        <source>Without this phrase the page would be at place {0}.</source>
        <translation>Without this phrase the page would be at place {0}.</translation>
    </message>
</context>
<context>
    <name>UncopiedNotesDialog</name>
    <message>
        <source>Close procdesk?</source>
        <translation>Close procdesk?</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) not copied</source>
        <translation>
            <numerusform>%n note was not copied</numerusform>
            <numerusform>%n notes were not copied</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes are not saved: if you close procdesk, you lose them.</source>
        <translation>Notes are not saved: if you close procdesk, you lose them.</translation>
    </message>
    <message>
        <source>Show the notes</source>
        <translation>Show the notes</translation>
    </message>
    <message>
        <source>Close without copying</source>
        <translation>Close without copying</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Stay here</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Text not saved</source>
        <translation>Text not saved</translation>
    </message>
    <message>
        <source>{0} has text that is not saved.</source>
        <translation>{0} has text that is not saved.</translation>
    </message>
    <message>
        <source>Kept for later, it is offered again at the next start.</source>
        <translation>Kept for later, it is offered again at the next start.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Keep for later</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Go on writing</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Two versions of this page</source>
        <translation>Two versions of this page</translation>
    </message>
    <message>
        <source>Somebody else has changed other lines than you: both can be put together.</source>
        <translation>Somebody else has changed other lines than you: both can be put together.</translation>
    </message>
    <message>
        <source>Somebody else has changed the same lines as you: {0}. Nothing is lost until you choose.</source>
        <translation>Somebody else has changed the same lines as you: {0}. Nothing is lost until you choose.</translation>
    </message>
    <message>
        <source>Yours, in the editor</source>
        <translation>Yours, in the editor</translation>
    </message>
    <message>
        <source>Theirs, in the file</source>
        <translation>Theirs, in the file</translation>
    </message>
    <message>
        <source>Put both together</source>
        <translation>Put both together</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Go on with mine</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>Pages to look after</source>
        <translation>Pages to look after</translation>
    </message>
</context>
<context>
    <name>_ProblemList</name>
    <message>
        <source>Problems of this text</source>
        <translation>Problems of this text</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2}</source>
        <translation>{0}, line {1}: {2}</translation>
    </message>
</context>
</TS>
