<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Type a new question</source>
        <translation>Type a new question</translation>
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
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copy the answer</translation>
    </message>
    <message>
        <source>Show in the other language</source>
        <translation>Show in the other language</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>Copy a link</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Pin or unpin</translation>
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
        <source>Headings of the page</source>
        <translation>Headings of the page</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Back to the page before</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Forward again</translation>
    </message>
    <message>
        <source>From the search to the page and on</source>
        <translation>From the search to the page and on</translation>
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
        <source>Text as it was</source>
        <translation>Text as it was</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Choose the content folder</translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation>Look for changes now</translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problems in the content</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
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
</context>
<context>
    <name>BottomLine</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>↑ ↓ move</source>
        <translation>↑ ↓ move</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter open</translation>
    </message>
    <message>
        <source>{0} copy the answer</source>
        <translation>{0} copy the answer</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} all keys</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>This page has no answer to copy</source>
        <translation>This page has no answer to copy</translation>
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
        <source>Link copied: {0}</source>
        <translation>Link copied: {0}</translation>
    </message>
    <message>
        <source>Pinned: it stands on the start page</source>
        <translation>Pinned: it stands on the start page</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>No longer pinned</translation>
    </message>
    <message>
        <source>Text size {0} %</source>
        <translation>Text size {0} %</translation>
    </message>
    <message>
        <source>as the system has it</source>
        <translation>as the system has it</translation>
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
        <source>Looking for changes</source>
        <translation>Looking for changes</translation>
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
    <name>HitList</name>
    <message>
        <source>Results</source>
        <translation>Results</translation>
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
    <name>Menus</name>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Read write-ups in</source>
        <translation>Read write-ups in</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Language of the window</translation>
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
    <name>PageView</name>
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
    <name>ProblemsDialog</name>
    <message>
        <source>Problems in the content</source>
        <translation>Problems in the content</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Nothing is wrong.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
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
</context>
<context>
    <name>Searching</name>
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
    <name>Welcome</name>
    <message>
        <source>Departments</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>abc</source>
        <translation>abc</translation>
    </message>
    <message>
        <source>Type what the customer says: half a sentence is enough, slips and accents do not matter</source>
        <translation>Type what the customer says: half a sentence is enough, slips and accents do not matter</translation>
    </message>
    <message>
        <source>Choose among the processes; the cursor stays in the search</source>
        <translation>Choose among the processes; the cursor stays in the search</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the one you want</source>
        <translation>Open the one you want</translation>
    </message>
    <message>
        <source>Copy what to say</source>
        <translation>Copy what to say</translation>
    </message>
    <message>
        <source>See all keys</source>
        <translation>See all keys</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>There is no process {0}.</source>
        <translation>There is no process {0}.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}): {1}</source>
        <translation>Something went wrong ({0}): {1}</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>All departments</translation>
    </message>
</context>
<context>
    <name>Wording</name>
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
        <source>Solve and pass on</source>
        <translation>Solve and pass on</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pass it on</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message>
        <source>shown for: {0}</source>
        <translation>shown for: {0}</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>The write-ups are being read. You can type already; answers appear as soon as they can.</source>
        <translation>The write-ups are being read. You can type already; answers appear as soon as they can.</translation>
    </message>
    <message>
        <source>The content folder cannot be reached</source>
        <translation>The content folder cannot be reached</translation>
    </message>
    <message>
        <source>{0} is not there or cannot be read. Connect the disk, or choose another folder with {1}.</source>
        <translation>{0} is not there or cannot be read. Connect the disk, or choose another folder with {1}.</translation>
    </message>
    <message>
        <source>No write-ups yet</source>
        <translation>No write-ups yet</translation>
    </message>
    <message>
        <source>{0} holds no Markdown files. Save one there and it appears here at once.</source>
        <translation>{0} holds no Markdown files. Save one there and it appears here at once.</translation>
    </message>
    <message>
        <source>What does the customer say?</source>
        <translation>What does the customer say?</translation>
    </message>
    <message>
        <source>Type it in the customer&apos;s own words. The answer to say appears while you type.</source>
        <translation>Type it in the customer&apos;s own words. The answer to say appears while you type.</translation>
    </message>
    <message>
        <source>Try fewer words, the thing itself (bill, router, SIM), or browse the departments below.</source>
        <translation>Try fewer words, the thing itself (bill, router, SIM), or browse the departments below.</translation>
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
        <source>ext. {0}</source>
        <translation>ext. {0}</translation>
    </message>
    <message>
        <source>Content of {0}, {1}</source>
        <translation>Content of {0}, {1}</translation>
    </message>
    <message>
        <source>content folder not reachable</source>
        <translation>content folder not reachable</translation>
    </message>
    <message>
        <source>most files are gone: last version shown; {0} takes that as so</source>
        <translation>most files are gone: last version shown; {0} takes that as so</translation>
    </message>
    <message>
        <source>content folder not reachable: last version shown</source>
        <translation>content folder not reachable: last version shown</translation>
    </message>
    <message>
        <source>updating the index</source>
        <translation>updating the index</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the content</source>
        <translation>
            <numerusform>%n problem in the content</numerusform>
            <numerusform>%n problems in the content</numerusform>
        </translation>
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
        <source>not all words</source>
        <translation>not all words</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>See also</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In short</translation>
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
        <source>This was valid until {0}: do not use it any more.</source>
        <translation>This was valid until {0}: do not use it any more.</translation>
    </message>
    <message>
        <source>This is valid only from {0} on.</source>
        <translation>This is valid only from {0} on.</translation>
    </message>
    <message>
        <source>Last verified on {0}: confirm before promising, with {1}.</source>
        <translation>Last verified on {0}: confirm before promising, with {1}.</translation>
    </message>
    <message>
        <source>Not written in {0} yet.</source>
        <translation>Not written in {0} yet.</translation>
    </message>
    <message>
        <source>This page is shown as plain text: its owner finds the reason under “Problems”.</source>
        <translation>This page is shown as plain text: its owner finds the reason under “Problems”.</translation>
    </message>
</context>
</TS>
