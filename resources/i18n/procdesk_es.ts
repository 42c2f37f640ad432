<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>ActionPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué quieres hacer?</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Type any word of it; choose with the arrows, Enter does it, Esc closes</source>
        <translation>Escribe alguna palabra; elige con las flechas, Intro la hace y Esc cierra</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>No action with these words</source>
        <translation>Ninguna acción con esas palabras</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Start a new search</source>
        <translation>Empezar otra búsqueda</translation>
    </message>
    <message>
        <source>Clear the search, go back to the start</source>
        <translation>Borrar la búsqueda, volver al inicio</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>Resultado siguiente</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Open the chosen result</source>
        <translation>Abrir el resultado elegido</translation>
    </message>
    <message>
        <source>Choose a department</source>
        <translation>Elegir departamento</translation>
    </message>
    <message>
        <source>My department…</source>
        <translation>Mi departamento…</translation>
    </message>
    <message>
        <source>No page answers this: copy a report</source>
        <translation>Ninguna página responde a esto: copiar un aviso</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Show and copy in the other language</source>
        <translation>Mostrar y copiar en el otro idioma</translation>
    </message>
    <message>
        <source>If it was raised on another day</source>
        <translation>Si se pidió otro día</translation>
    </message>
    <message>
        <source>Copy a link to the page</source>
        <translation>Copiar un enlace a la página</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Fijar o desfijar</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Guide, step by step</source>
        <translation>Guía paso a paso</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pasarlo</translation>
    </message>
    <message>
        <source>Copy the message for your colleague</source>
        <translation>Copiar el mensaje para el compañero</translation>
    </message>
    <message>
        <source>Open the message as an e-mail</source>
        <translation>Abrir el mensaje como correo</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Reclamación</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Nota de la llamada</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copiar la nota</translation>
    </message>
    <message>
        <source>Open the CRM with the note</source>
        <translation>Abrir el CRM con la nota</translation>
    </message>
    <message>
        <source>Start or end the call</source>
        <translation>Empezar o terminar la llamada</translation>
    </message>
    <message>
        <source>Same customer: back to the previous call</source>
        <translation>Es el mismo cliente: volver a la llamada anterior</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Bajar por la página</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Subir por la página</translation>
    </message>
    <message>
        <source>Find in the page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message>
        <source>Headings on the page</source>
        <translation>Apartados de la página</translation>
    </message>
    <message>
        <source>Problems of the page, for its owner</source>
        <translation>Problemas de la página, para su responsable</translation>
    </message>
    <message>
        <source>Edit this page</source>
        <translation>Editar esta página</translation>
    </message>
    <message>
        <source>Still true: verified today</source>
        <translation>Sigue siendo cierta: verificada hoy</translation>
    </message>
    <message>
        <source>New write-up…</source>
        <translation>Página nueva…</translation>
    </message>
    <message>
        <source>Open the text that was not saved</source>
        <translation>Abrir el texto sin guardar</translation>
    </message>
    <message>
        <source>Back to the previous page</source>
        <translation>Volver a la página anterior</translation>
    </message>
    <message>
        <source>Forward to the next page</source>
        <translation>Ir a la página siguiente</translation>
    </message>
    <message>
        <source>Move from the search to the page</source>
        <translation>Pasar de la búsqueda a la página</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Texto de tamaño normal</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Colores claros u oscuros</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Elegir la carpeta de contenido</translation>
    </message>
    <message>
        <source>Check for changes now</source>
        <translation>Comprobar si hay cambios</translation>
    </message>
    <message>
        <source>Small window beside the CRM</source>
        <translation>Ventana pequeña junto al CRM</translation>
    </message>
    <message>
        <source>Print the page</source>
        <translation>Imprimir la página</translation>
    </message>
    <message>
        <source>Save the page as PDF</source>
        <translation>Guardar la página como PDF</translation>
    </message>
    <message>
        <source>Binder to print</source>
        <translation>Manual para imprimir</translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problemas del contenido</translation>
    </message>
    <message>
        <source>My pages, for their owner</source>
        <translation>Mis páginas, para su responsable</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Todas las acciones</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Bring documents in…</source>
        <translation>Traer documentos…</translation>
    </message>
    <message>
        <source>Move or rename…</source>
        <translation>Mover o cambiar de nombre…</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>copy</source>
        <translation>copiar</translation>
    </message>
    <message>
        <source>other language</source>
        <translation>otro idioma</translation>
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
        <translation>Abierto · 24 horas</translation>
    </message>
    <message>
        <source>Open · closes in {0} min</source>
        <translation>Abierto · cierra en {0} min</translation>
    </message>
    <message>
        <source>Open · closes at midnight</source>
        <translation>Abierto · cierra a medianoche</translation>
    </message>
    <message>
        <source>Open · closes at {0}</source>
        <translation>Abierto · cierra a {0}</translation>
    </message>
    <message>
        <source>Open · closes {0} at {1}</source>
        <translation>Abierto · cierra {0} a {1}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Closed · opens in {0} min</source>
        <translation>Cerrado · abre en {0} min</translation>
    </message>
    <message>
        <source>Closed · opens at {0}</source>
        <translation>Cerrado · abre a {0}</translation>
    </message>
    <message>
        <source>Closed · opens {0} at {1}</source>
        <translation>Cerrado · abre {0} a {1}</translation>
    </message>
    <message>
        <source>on {0}</source>
        <translation>el {0}</translation>
    </message>
</context>
<context>
    <name>BinderDialog</name>
    <message>
        <source>Binder to print</source>
        <translation>Manual para imprimir</translation>
    </message>
    <message>
        <source>For the day the computers are down: one PDF to print, indexed by what customers say.</source>
        <translation>Para el día en que no haya ordenador: un PDF para imprimir, con un índice de lo que dicen los clientes.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n proceso</numerusform>
            <numerusform>%n procesos</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>binder.pdf</source>
        <translation>manual.pdf</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Make the binder</source>
        <translation>Crear el manual</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>CallBoundsController</name>
    <message>
        <source>There is no call to go back to</source>
        <translation>No hay ninguna llamada a la que volver</translation>
    </message>
</context>
<context>
    <name>CallChip</name>
    <message>
        <source>● Call {0}</source>
        <translation>● Llamada {0}</translation>
    </message>
</context>
<context>
    <name>CallController</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Choose a process first</source>
        <translation>Elige primero un proceso</translation>
    </message>
    <message>
        <source>This page has no guide</source>
        <translation>Esta página no tiene guía</translation>
    </message>
    <message>
        <source>This process has no guide: read its page; F2 takes you back to the question</source>
        <translation>Este proceso no tiene guía: lee la página; con F2 vuelves a la pregunta</translation>
    </message>
    <message>
        <source>The guide cannot be opened right now</source>
        <translation>La guía no se puede abrir ahora</translation>
    </message>
    <message>
        <source>This page has no steps with dates</source>
        <translation>Esta página no tiene pasos con fecha</translation>
    </message>
    <message>
        <source>Nothing was copied: no date can be promised any more</source>
        <translation>No se ha copiado nada: ya no se puede prometer ninguna fecha</translation>
    </message>
    <message>
        <source>Dates copied</source>
        <translation>Fechas copiadas</translation>
    </message>
</context>
<context>
    <name>CallFormatter</name>
    <message>
        <source>Call note</source>
        <translation>Nota de la llamada</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Reclamación</translation>
    </message>
    <message>
        <source>Guide, step by step</source>
        <translation>Guía paso a paso</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pasarlo</translation>
    </message>
    <message>
        <source>Pass to {0}</source>
        <translation>Pasar a {0}</translation>
    </message>
    <message>
        <source>{0} · closed now</source>
        <translation>{0} · cerrado ahora</translation>
    </message>
    <message>
        <source>open until {0}</source>
        <translation>abierto hasta {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
</context>
<context>
    <name>CallNotice</name>
    <message>
        <source>About the call</source>
        <translation>Aviso de la llamada</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copiar la nota</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Yes, a new customer</source>
        <translation>Sí, es otro</translation>
    </message>
    <message>
        <source>No, the same customer</source>
        <translation>No, es el mismo</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Call ended. The note was copied.</source>
        <translation>Llamada terminada. La nota está copiada.</translation>
    </message>
    <message>
        <source>Call ended. The note was not copied: you will find it under {0}.</source>
        <translation>Llamada terminada. La nota no se ha copiado: la tienes en {0}.</translation>
    </message>
    <message>
        <source>Another customer? This search goes into a new note.</source>
        <translation>¿Otro cliente? Esta búsqueda va en una nota nueva.</translation>
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
        <translation>y {count} más, en la página</translation>
    </message>
    <message>
        <source>leads nowhere: tell the page&apos;s owner</source>
        <translation>no lleva a ningún sitio: avisa al responsable</translation>
    </message>
    <message>
        <source>continues in “{title}”</source>
        <translation>sigue en «{title}»</translation>
    </message>
</context>
<context>
    <name>ClipboardCopier</name>
    <message>
        <source>Nothing was copied: another program is using the clipboard. Try again.</source>
        <translation>No se ha copiado nada: otro programa está usando el portapapeles. Inténtalo otra vez.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Your department: {0}</source>
        <translation>Tu departamento: {0}</translation>
    </message>
    <message>
        <source>Text size {0}%</source>
        <translation>Tamaño del texto: {0} %</translation>
    </message>
    <message>
        <source>same as the system</source>
        <translation>los del sistema</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claros</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuros</translation>
    </message>
    <message>
        <source>Colours: {0}</source>
        <translation>Colores: {0}</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Elegir la carpeta de contenido</translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Comprobando si hay cambios</translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>How it may go on</source>
        <translation>Cómo puede seguir</translation>
    </message>
</context>
<context>
    <name>ContactLines</name>
    <message>
        <source>Someone else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Hours: {0}</source>
        <translation>Horario: {0}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>No date</source>
        <translation>Sin fecha</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>Still true</source>
        <translation>Sigue siendo así</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Válida desde</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válida hasta</translation>
    </message>
    <message>
        <source>What customers say</source>
        <translation>Lo que dice el cliente</translation>
    </message>
    <message>
        <source>Related pages</source>
        <translation>Páginas relacionadas</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Who may answer</source>
        <translation>Quién responde</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>That of its folder</source>
        <translation>El de la carpeta</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificada</translation>
    </message>
    <message>
        <source>To be verified every</source>
        <translation>Verificarla cada</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
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
        <translation>Texto sin guardar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message numerus="yes">
        <source>Unsaved text of %n page(s) is kept.</source>
        <translation>
            <numerusform>Se conserva texto sin guardar de %n página.</numerusform>
            <numerusform>Se conserva texto sin guardar de %n páginas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierStatesDialog</name>
    <message>
        <source>Earlier states</source>
        <translation>Estados anteriores</translation>
    </message>
    <message>
        <source>What the page said</source>
        <translation>Lo que decía la página</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>Volver a este estado</translation>
    </message>
    <message>
        <source>As this page was saved on this computer. Going back is one step that can be undone.</source>
        <translation>Tal como se guardó esta página en este equipo. Volver es un solo paso que se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>EditingSession</name>
    <message>
        <source>The file was changed outside: this is its new text.</source>
        <translation>El archivo cambió desde fuera: este es el texto nuevo.</translation>
    </message>
    <message>
        <source>Fill it in from the top; nobody finds it before you save it.</source>
        <translation>Rellénala desde arriba; nadie la encuentra hasta que la guardes.</translation>
    </message>
    <message>
        <source>This is the text that was not saved.</source>
        <translation>Este es el texto que quedó sin guardar.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (copia)</translation>
    </message>
    <message>
        <source>Save as a copy</source>
        <translation>Guardar como copia</translation>
    </message>
    <message>
        <source>Copied into {0}</source>
        <translation>Copiado en {0}</translation>
    </message>
    <message>
        <source>Saved. Staff will find it as it is now in a second or two.</source>
        <translation>Guardado. En uno o dos segundos se encuentra tal como está ahora.</translation>
    </message>
    <message>
        <source>Not saved: {0} The text stays here.</source>
        <translation>No se ha guardado: {0} El texto sigue aquí.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>Save as a copy…</source>
        <translation>Guardar como copia…</translation>
    </message>
    <message>
        <source>Save it anew</source>
        <translation>Guardarlo de nuevo</translation>
    </message>
    <message>
        <source>{0} The text stays here.</source>
        <translation>{0} El texto sigue aquí.</translation>
    </message>
    <message>
        <source>Somebody else has changed this file while you were writing. Your text is here, theirs in the file.</source>
        <translation>Otra persona ha cambiado este archivo mientras escribías. Tu texto está aquí; el otro, en el archivo.</translation>
    </message>
    <message>
        <source>Compare both…</source>
        <translation>Comparar los dos…</translation>
    </message>
    <message>
        <source>The unsaved text cannot be kept on this disk: save soon.</source>
        <translation>El texto sin guardar no se puede conservar en este disco: guárdalo pronto.</translation>
    </message>
    <message>
        <source>No earlier state of this page was saved on this computer.</source>
        <translation>En este equipo no se ha guardado ningún estado anterior de esta página.</translation>
    </message>
    <message>
        <source>Save first: another program reads what is in the file.</source>
        <translation>Guarda primero: otro programa lee lo que hay en el archivo.</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} ya no está</translation>
    </message>
    <message>
        <source>Your editor was not found: correct “editor” in settings.toml</source>
        <translation>No se ha encontrado tu editor: corrige «editor» en settings.toml</translation>
    </message>
    <message>
        <source>No program opens {0}</source>
        <translation>Ningún programa abre {0}</translation>
    </message>
    <message>
        <source>Opened in your editor: {0}</source>
        <translation>Abierto en tu editor: {0}</translation>
    </message>
    <message>
        <source>The folder is {0}</source>
        <translation>La carpeta es {0}</translation>
    </message>
</context>
<context>
    <name>EditorActions</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save as a copy…</source>
        <translation>Guardar como copia…</translation>
    </message>
    <message>
        <source>Back to an earlier state…</source>
        <translation>Volver a un estado anterior…</translation>
    </message>
    <message>
        <source>Open in my editor</source>
        <translation>Abrir en mi editor</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edición</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Suggest how it goes on</source>
        <translation>Proponer cómo sigue</translation>
    </message>
    <message>
        <source>Still true: verified today</source>
        <translation>Sigue siendo así: verificada hoy</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Problema siguiente</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Problema anterior</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Corregirlo</translation>
    </message>
    <message>
        <source>List of problems</source>
        <translation>Lista de problemas</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Insert, or anything else…</source>
        <translation>Insertar o lo que sea…</translation>
    </message>
    <message>
        <source>A phrase of customers</source>
        <translation>Una frase de clientes</translation>
    </message>
    <message>
        <source>A section</source>
        <translation>Una sección</translation>
    </message>
    <message>
        <source>A step of the journey</source>
        <translation>Un paso de lo que pasa después</translation>
    </message>
    <message>
        <source>A question of the guide</source>
        <translation>Una pregunta de la guía</translation>
    </message>
    <message>
        <source>A choice of the guide</source>
        <translation>Una respuesta de la guía</translation>
    </message>
    <message>
        <source>A hand-over</source>
        <translation>A quién pasarlo</translation>
    </message>
    <message>
        <source>A link to another page</source>
        <translation>Un enlace a otra página</translation>
    </message>
    <message>
        <source>A picture from a file</source>
        <translation>Una imagen de un archivo</translation>
    </message>
    <message>
        <source>A date of the journey</source>
        <translation>Una fecha de lo que pasa después</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Between the text and what stands beside it</source>
        <translation>Entre el texto y lo que hay al lado</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
</context>
<context>
    <name>EditorController</name>
    <message>
        <source>There is a page with this title already.</source>
        <translation>Ya hay una página con este título.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>The file is now {0}</source>
        <translation>El archivo es ahora {0}</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Pruébalo</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Plazos</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
</context>
<context>
    <name>EditorWindow</name>
    <message>
        <source>Beside the text</source>
        <translation>Junto al texto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>{0}: next tab, {1}: previous tab</source>
        <translation>{0}: pestaña siguiente, {1}: pestaña anterior</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>No se han encontrado problemas.</translation>
    </message>
    <message>
        <source>Nothing can be put right here by itself: the sentence says what to write.</source>
        <translation>Aquí nada se puede corregir solo: la frase dice qué escribir.</translation>
    </message>
    <message>
        <source>Done: {0}. {1} undoes it.</source>
        <translation>Hecho: {0}. {1} lo deshace.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Ortografía</translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation>sin guardar</translation>
    </message>
</context>
<context>
    <name>FilingDateRow</name>
    <message>
        <source>12/11 · yesterday · monday · -3</source>
        <translation>12/11 · ayer · lunes · -3</translation>
    </message>
    <message>
        <source>Day it was raised</source>
        <translation>Día en que se pidió</translation>
    </message>
    <message>
        <source>Raised on</source>
        <translation>Pedido el</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Esc today</source>
        <translation>Esc hoy</translation>
    </message>
    <message>
        <source>today, now</source>
        <translation>hoy, ahora</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>Ese día aún no ha llegado.</translation>
    </message>
    <message>
        <source>That day is too long ago.</source>
        <translation>Ese día es demasiado antiguo.</translation>
    </message>
    <message>
        <source>That date falls on another day of the week.</source>
        <translation>Esa fecha cae en otro día de la semana.</translation>
    </message>
    <message>
        <source>Type a day, such as 12/11, 12 nov, -3, yesterday or last monday.</source>
        <translation>Escribe un día, por ejemplo 12/11, 12 nov, -3, ayer o el lunes pasado.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message>
        <source>Enter next</source>
        <translation>Intro siguiente</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc cerrar</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>no está en esta página</translation>
    </message>
</context>
<context>
    <name>FindReplaceBar</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras enteras</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n lugar reemplazado</numerusform>
            <numerusform>%n lugares reemplazados</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>not in this text</source>
        <translation>no está en este texto</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Try it: click one, or type it</source>
        <translation>Pruébalo: haz clic en una o escríbela</translation>
    </message>
    <message>
        <source>copies the answer you are reading out</source>
        <translation>copia la respuesta que estás leyendo</translation>
    </message>
    <message>
        <source>takes you through the guide, step by step</source>
        <translation>te lleva por la guía, paso a paso</translation>
    </message>
    <message>
        <source>tells you who to pass it to, and if they are open</source>
        <translation>te dice a quién pasarlo y si está abierto</translation>
    </message>
    <message>
        <source>writes the note of the call for you</source>
        <translation>te escribe la nota de la llamada</translation>
    </message>
    <message>
        <source>↑ ↓ choose another process</source>
        <translation>↑ ↓ elegir otro proceso</translation>
    </message>
    <message>
        <source>Enter open it</source>
        <translation>Intro abrirlo</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} todas las teclas</translation>
    </message>
    <message>
        <source>Four keys for a call</source>
        <translation>Cuatro teclas para una llamada</translation>
    </message>
</context>
<context>
    <name>Formatter</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n proceso</numerusform>
            <numerusform>%n procesos</numerusform>
        </translation>
    </message>
    <message>
        <source>Solve it yourself</source>
        <translation>Resuélvelo tú</translation>
    </message>
    <message>
        <source>Solve, then pass on</source>
        <translation>Resuelve y pásalo</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pásalo</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>You + others</source>
        <translation>Tú y otros</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Pásalo</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n resultado</numerusform>
            <numerusform>%n resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer is written yet</source>
        <translation>Todavía no hay respuesta escrita</translation>
    </message>
    <message>
        <source>page with a mistake</source>
        <translation>página con un error</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>searched for: {0}</source>
        <translation>se ha buscado: {0}</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Reading the pages. You can start typing now: answers appear as soon as they are ready.</source>
        <translation>Leyendo las páginas. Ya puedes escribir: las respuestas aparecerán en cuanto estén listas.</translation>
    </message>
    <message>
        <source>The content folder cannot be reached</source>
        <translation>No se puede abrir la carpeta de contenido</translation>
    </message>
    <message>
        <source>{0} is not there or cannot be read. Connect the drive, or choose another folder with {1}.</source>
        <translation>{0} no está o no se puede leer. Conecta el disco o elige otra carpeta con {1}.</translation>
    </message>
    <message>
        <source>No pages yet</source>
        <translation>Todavía no hay páginas</translation>
    </message>
    <message>
        <source>{0} has no Markdown files. Save one there and it appears here straight away.</source>
        <translation>En {0} no hay archivos Markdown. Guarda uno ahí y aparecerá aquí al momento.</translation>
    </message>
    <message>
        <source>What does the customer say?</source>
        <translation>¿Qué dice el cliente?</translation>
    </message>
    <message>
        <source>Type it in the customer&apos;s own words. The answer appears as you type.</source>
        <translation>Escríbelo con sus propias palabras. La respuesta aparece mientras escribes.</translation>
    </message>
    <message>
        <source>Try fewer words, just the topic (bill, router, SIM), or browse the departments below.</source>
        <translation>Prueba con menos palabras, solo con el tema (factura, router, SIM) o mira los departamentos de abajo.</translation>
    </message>
    <message>
        <source>Nothing in {0}. {1} searches all departments.</source>
        <translation>Nada en {0}. Con {1} buscas en todos los departamentos.</translation>
    </message>
    <message>
        <source>No process found for “{0}”</source>
        <translation>No hay ningún proceso para «{0}»</translation>
    </message>
    <message>
        <source>No page of {0} answers this for certain.</source>
        <translation>Ninguna página de {0} responde a esto con seguridad.</translation>
    </message>
    <message>
        <source>No certain answer in {0}.</source>
        <translation>Sin respuesta segura en {0}.</translation>
    </message>
    <message>
        <source>No page here answers this for certain.</source>
        <translation>Ninguna página responde a esto con seguridad.</translation>
    </message>
    <message>
        <source>No certain answer.</source>
        <translation>Sin respuesta segura.</translation>
    </message>
    <message>
        <source>{0} The nearest ones:</source>
        <translation>{0} Las más cercanas:</translation>
    </message>
    <message>
        <source>{0} The nearest:</source>
        <translation>{0} Lo más cercano:</translation>
    </message>
    <message>
        <source>No complaint process has been chosen</source>
        <translation>No se ha elegido ningún proceso de reclamación</translation>
    </message>
    <message>
        <source>The line “complaint:” in procdesk.yaml names the process that opens here: its department&apos;s folder and its file, as in complaint: customer-care/take-a-complaint</source>
        <translation>La línea «complaint:» de procdesk.yaml dice qué proceso se abre aquí: la carpeta del departamento y el archivo, como en complaint: atencion/presentar-reclamacion</translation>
    </message>
    <message>
        <source>ext. {0}</source>
        <translation>ext. {0}</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
    <message>
        <source>Content as of {0}, {1}</source>
        <translation>Contenido del {0}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>content folder not reachable</source>
        <translation>sin acceso a la carpeta de contenido</translation>
    </message>
    <message>
        <source>{0} of {1} files are missing: their last version is shown; {2} takes them out</source>
        <translation>Faltan {0} de {1} archivos: se ve la última versión; {2} los quita</translation>
    </message>
    <message>
        <source>content folder not reachable: showing the last version</source>
        <translation>sin acceso a la carpeta: se muestra la última versión</translation>
    </message>
    <message>
        <source>updating the index</source>
        <translation>actualizando el índice</translation>
    </message>
    <message>
        <source>customers say:</source>
        <translation>lo dicen así:</translation>
    </message>
    <message>
        <source>on the page:</source>
        <translation>en la página:</translation>
    </message>
    <message>
        <source>code:</source>
        <translation>código:</translation>
    </message>
    <message>
        <source>department:</source>
        <translation>departamento:</translation>
    </message>
    <message>
        <source>not valid today</source>
        <translation>hoy no vale</translation>
    </message>
    <message>
        <source>similar to:</source>
        <translation>se parece a:</translation>
    </message>
    <message>
        <source>not all words</source>
        <translation>no todas las palabras</translation>
    </message>
    <message>
        <source>The guide ended at “{0}”: the usual answer does not apply. {1} shows what to do.</source>
        <translation>La guía ha acabado en «{0}»: la respuesta de siempre no vale. {1} dice qué hacer.</translation>
    </message>
    <message>
        <source>The guide ended at “{0}”: this is what applies now.</source>
        <translation>La guía ha acabado en «{0}»: esto es lo que vale ahora.</translation>
    </message>
    <message>
        <source>No longer valid since {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>Dejó de valer el {0}. Confírmalo con su responsable ({1}) antes de prometer nada.</translation>
    </message>
    <message>
        <source>Not valid until {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>No vale hasta el {0}. Confírmalo con su responsable ({1}) antes de prometer nada.</translation>
    </message>
    <message>
        <source>Last verified on {0}. Confirm it with its owner ({1}) before you promise anything.</source>
        <translation>Verificado por última vez el {0}. Confírmalo con su responsable ({1}) antes de prometer nada.</translation>
    </message>
    <message>
        <source>Confirm · {0}</source>
        <translation>Confirmar · {0}</translation>
    </message>
    <message>
        <source>✓ Verified {0}</source>
        <translation>✓ Verificado {0}</translation>
    </message>
    <message>
        <source>No answer is written on this page yet: read it, and ask {0} before you promise anything.</source>
        <translation>Esta página todavía no tiene respuesta escrita: léela y pregunta a {0} antes de prometer nada.</translation>
    </message>
    <message>
        <source>Not available in {0} yet.</source>
        <translation>Todavía no está en {0}.</translation>
    </message>
    <message>
        <source>The original has changed since this was translated: check it before you promise anything.</source>
        <translation>El original ha cambiado desde que se tradujo: compruébalo antes de prometer nada.</translation>
    </message>
    <message>
        <source>This page is shown as plain text: its owner can see why under “Problems in the content”.</source>
        <translation>Esta página se muestra sin formato: su responsable puede ver por qué en «Problemas del contenido».</translation>
    </message>
</context>
<context>
    <name>GapController</name>
    <message>
        <source>Nothing was copied: type what the customer says first</source>
        <translation>No se ha copiado nada: escribe antes lo que dice el cliente</translation>
    </message>
    <message>
        <source>Report copied: send it to whoever keeps the pages</source>
        <translation>Aviso copiado: envíaselo a quien lleva las páginas</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>About the results</source>
        <translation>Sobre los resultados</translation>
    </message>
    <message>
        <source>Copy a report</source>
        <translation>Copiar un aviso</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Avisar</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>It has no guide: read what its page says.</source>
        <translation>No tiene guía: lee lo que dice la página.</translation>
    </message>
    <message>
        <source>{question} Answers: {count}</source>
        <translation>{question} Respuestas: {count}</translation>
    </message>
    <message>
        <source>Continues on another page</source>
        <translation>Sigue en otra página</translation>
    </message>
    <message>
        <source>This is what to do</source>
        <translation>Esto es lo que hay que hacer</translation>
    </message>
</context>
<context>
    <name>GuideChart</name>
    <message>
        <source>with a mistake</source>
        <translation>con un error</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Other page</source>
        <translation>Otra página</translation>
    </message>
    <message>
        <source>No such heading</source>
        <translation>No existe este título</translation>
    </message>
    <message>
        <source>Leads back to</source>
        <translation>Vuelve a</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Comienzo</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Ends without an answer</source>
        <translation>Termina sin respuesta</translation>
    </message>
    <message>
        <source>Nothing leads here</source>
        <translation>Nada lleva hasta aquí</translation>
    </message>
</context>
<context>
    <name>GuideHeader</name>
    <message>
        <source>back</source>
        <translation>atrás</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>start again</source>
        <translation>empezar de nuevo</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>salir</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>return to “{title}”</source>
        <translation>volver a «{title}»</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>As much as can be read</source>
        <translation>Todo lo que se pueda leer</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>The guide appears here as soon as the text has been read.</source>
        <translation>La guía aparece aquí en cuanto se lee el texto.</translation>
    </message>
    <message>
        <source>There are no questions in the guide yet. Each begins with “###”.</source>
        <translation>Todavía no hay preguntas en la guía. Cada una empieza por «###».</translation>
    </message>
    <message>
        <source>The picture shows how the guide was before.</source>
        <translation>El dibujo muestra cómo era la guía antes.</translation>
    </message>
    <message>
        <source>There is no guide in the text. One begins with the heading “## Guide”.</source>
        <translation>El texto no tiene guía. Empieza con el título «## Guía».</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) where a caller is stranded</source>
        <translation>
            <numerusform>%n sitio donde la llamada se queda parada</numerusform>
            <numerusform>%n sitios donde la llamada se queda parada</numerusform>
        </translation>
    </message>
    <message>
        <source>No dead ends</source>
        <translation>Sin callejones sin salida</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>What you choose here goes into the call note.</source>
        <translation>Lo que eliges aquí queda en la nota de la llamada.</translation>
    </message>
    <message>
        <source>None of these answers leads anywhere: tell the page&apos;s owner.</source>
        <translation>Ninguna respuesta lleva a ningún sitio: avisa al responsable.</translation>
    </message>
    <message>
        <source>This guide has just changed: it starts again.</source>
        <translation>Esta guía acaba de cambiar: empieza de nuevo.</translation>
    </message>
    <message>
        <source>That page no longer exists.</source>
        <translation>Esa página ya no existe.</translation>
    </message>
    <message>
        <source>That page could not be read. Try again.</source>
        <translation>No se ha podido leer esa página. Inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This guide has just been removed or is being changed: this is how it was.</source>
        <translation>Esta guía se acaba de quitar o se está cambiando: esta es la de antes.</translation>
    </message>
</context>
<context>
    <name>HandOverCard</name>
    <message>
        <source>Pass to</source>
        <translation>Pasar a</translation>
    </message>
    <message>
        <source>This page does not say who to pass it to</source>
        <translation>Esta página no dice a quién pasarlo</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Copy the message for {0}</source>
        <translation>Copiar el mensaje para {0}</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copiar el mensaje</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open it as an e-mail</source>
        <translation>Abrirlo como correo</translation>
    </message>
    <message>
        <source>Open as e-mail</source>
        <translation>Abrir como correo</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>There is no e-mail address for {0}: copy the message</source>
        <translation>No hay dirección de correo de {0}: copia el mensaje</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
</context>
<context>
    <name>HandOverController</name>
    <message>
        <source>The guide ended at “{0}”, which is not passed on</source>
        <translation>La guía ha acabado en «{0}», que no se pasa a nadie</translation>
    </message>
    <message>
        <source>This page does not say who to pass it to</source>
        <translation>Esta página no dice a quién pasarlo</translation>
    </message>
    <message>
        <source>This page only names your own department</source>
        <translation>Esta página solo nombra a tu departamento</translation>
    </message>
    <message>
        <source>Nobody in this company does that step</source>
        <translation>Ese paso no lo hace nadie de la empresa</translation>
    </message>
    <message>
        <source>Your own department does that step</source>
        <translation>Ese paso lo hace tu departamento</translation>
    </message>
    <message>
        <source>Message for {0} copied</source>
        <translation>Mensaje para {0} copiado</translation>
    </message>
    <message>
        <source>Opened as an e-mail</source>
        <translation>Abierto como correo</translation>
    </message>
    <message>
        <source>No e-mail program opened, so the message was copied instead</source>
        <translation>No se ha abierto ningún programa de correo: el mensaje se ha copiado</translation>
    </message>
    <message>
        <source>There is no e-mail address, so the message was copied instead</source>
        <translation>No hay dirección de correo: el mensaje se ha copiado</translation>
    </message>
    <message>
        <source>Nothing was copied: choose a process first</source>
        <translation>No se ha copiado nada: elige primero un proceso</translation>
    </message>
</context>
<context>
    <name>HandOverSummary</name>
    <message>
        <source>Pass to {0}</source>
        <translation>Pasar a {0}</translation>
    </message>
    <message>
        <source>have ready: {0}</source>
        <translation>ten a mano: {0}</translation>
    </message>
</context>
<context>
    <name>HandPagesDialog</name>
    <message>
        <source>Another owner</source>
        <translation>Otro responsable</translation>
    </message>
    <message>
        <source>E-mail address or role of the new owner</source>
        <translation>Correo o cargo del nuevo responsable</translation>
    </message>
    <message>
        <source>Hand them over</source>
        <translation>Pasárselas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message>
        <source>Skipped a page that no longer exists</source>
        <translation>Se ha saltado una página que ya no existe</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Versions of this page</source>
        <translation>Versiones de esta página</translation>
    </message>
    <message>
        <source>What was changed in this version</source>
        <translation>Lo que cambió en esta versión</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Recuperar esta versión</translation>
    </message>
    <message>
        <source>Enter in the list: its text becomes that of the editor, not saved yet.</source>
        <translation>Intro en la lista: ese texto pasa al editor, sin guardar todavía.</translation>
    </message>
    <message>
        <source>Reading the history …</source>
        <translation>Leyendo la historia…</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Departments</source>
        <translation>Departamentos</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Bring documents in</source>
        <translation>Traer documentos</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>New pages: {0}. There already, the same: {1}. Cannot come: {2}.</source>
        <translation>Páginas nuevas: {0}. Ya están, iguales: {1}. No se pueden traer: {2}.</translation>
    </message>
    <message>
        <source>Written: {0}. There already, the same: {1}. Not written: {2}.</source>
        <translation>Escritas: {0}. Ya estaban, iguales: {1}. Sin escribir: {2}.</translation>
    </message>
    <message>
        <source>None of them is verified yet: read each page, and say that it is true.</source>
        <translation>Ninguna está verificada todavía: lee cada página y confirma que es cierta.</translation>
    </message>
    <message>
        <source>The pages could not be written: {0}</source>
        <translation>No se han podido escribir las páginas: {0}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nueva</translation>
    </message>
    <message>
        <source>There already, the same.</source>
        <translation>Ya está, igual.</translation>
    </message>
    <message>
        <source>Its department is not known: go back and choose one.</source>
        <translation>No se sabe de qué departamento es: vuelve y elige uno.</translation>
    </message>
    <message>
        <source>From: {0}</source>
        <translation>De: {0}</translation>
    </message>
    <message>
        <source>New department: {0}</source>
        <translation>Departamento nuevo: {0}</translation>
    </message>
    <message>
        <source>Sections recognised: {0}</source>
        <translation>Secciones reconocidas: {0}</translation>
    </message>
    <message>
        <source>Pictures and documents: {0}</source>
        <translation>Imágenes y documentos: {0}</translation>
    </message>
</context>
<context>
    <name>JourneyCard</name>
    <message>
        <source>another day</source>
        <translation>otro día</translation>
    </message>
    <message>
        <source>Copy these dates</source>
        <translation>Copiar estas fechas</translation>
    </message>
</context>
<context>
    <name>JourneyPanel</name>
    <message>
        <source>If it is filed now</source>
        <translation>Si se presenta ahora</translation>
    </message>
    <message>
        <source>The journey appears here as soon as the text has been read.</source>
        <translation>Los plazos aparecen aquí en cuanto se lee el texto.</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>Qué pasa después</translation>
    </message>
    <message>
        <source>No date can be given for the end: a step before it has none.</source>
        <translation>No se puede dar una fecha para el final: un paso anterior no la tiene.</translation>
    </message>
    <message>
        <source>This page has no “What happens next”: nothing follows the call, or nobody has written it.</source>
        <translation>Esta página no tiene «Qué pasa después»: no hay nada tras la llamada, o nadie lo ha escrito.</translation>
    </message>
    <message>
        <source>There are no steps in “What happens next” yet.</source>
        <translation>Todavía no hay pasos en «Qué pasa después».</translation>
    </message>
    <message>
        <source>unknown department</source>
        <translation>departamento desconocido</translation>
    </message>
    <message>
        <source>time not understood</source>
        <translation>plazo que no se entiende</translation>
    </message>
    <message>
        <source>no time written</source>
        <translation>sin plazo escrito</translation>
    </message>
    <message>
        <source>with a mistake</source>
        <translation>con un error</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
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
        <translation>↑ ↓ moverse</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Intro abrir</translation>
    </message>
    <message>
        <source>{0} all actions</source>
        <translation>{0} todas las acciones</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} todas las teclas</translation>
    </message>
    <message>
        <source>{0} copy the answer</source>
        <translation>{0} copiar la respuesta</translation>
    </message>
    <message>
        <source>{0} note</source>
        <translation>{0} nota</translation>
    </message>
    <message>
        <source>{0} find</source>
        <translation>{0} buscar en la página</translation>
    </message>
    <message>
        <source>{0} back to the search</source>
        <translation>{0} volver a la búsqueda</translation>
    </message>
    <message>
        <source>Enter next</source>
        <translation>Intro siguiente</translation>
    </message>
    <message>
        <source>Shift Enter the one before</source>
        <translation>Mayús Intro anterior</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc cerrar</translation>
    </message>
    <message>
        <source>{0} give the answer</source>
        <translation>{0} responder</translation>
    </message>
    <message>
        <source>⌫ one step back</source>
        <translation>⌫ un paso atrás</translation>
    </message>
    <message>
        <source>Home start again</source>
        <translation>Inicio empezar de nuevo</translation>
    </message>
    <message>
        <source>Esc back to the page</source>
        <translation>Esc volver a la página</translation>
    </message>
    <message>
        <source>{0} pass it on</source>
        <translation>{0} pasarlo</translation>
    </message>
    <message>
        <source>{0} end the call</source>
        <translation>{0} terminar la llamada</translation>
    </message>
    <message>
        <source>{0} copy the message</source>
        <translation>{0} copiar el mensaje</translation>
    </message>
    <message>
        <source>{0} tick</source>
        <translation>{0} marcar</translation>
    </message>
    <message>
        <source>{0} e-mail</source>
        <translation>{0} correo</translation>
    </message>
    <message>
        <source>{0} copy the note</source>
        <translation>{0} copiar la nota</translation>
    </message>
    <message>
        <source>{0} open the CRM</source>
        <translation>{0} abrir el CRM</translation>
    </message>
    <message>
        <source>{0} start the call</source>
        <translation>{0} empezar la llamada</translation>
    </message>
    <message>
        <source>Esc back</source>
        <translation>Esc volver</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link to another page</source>
        <translation>Enlace a otra página</translation>
    </message>
    <message>
        <source>Words of the other page</source>
        <translation>Palabras de la otra página</translation>
    </message>
    <message>
        <source>Pages found</source>
        <translation>Páginas encontradas</translation>
    </message>
    <message>
        <source>Type its words, choose with the arrows, Enter links it.</source>
        <translation>Escribe palabras de la página y elige con las flechas; Intro la enlaza.</translation>
    </message>
</context>
<context>
    <name>LookupCard</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy what was looked up so far</source>
        <translation>Copiar lo consultado hasta ahora</translation>
    </message>
    <message>
        <source>Looked up so far</source>
        <translation>Consultado hasta ahora</translation>
    </message>
    <message>
        <source>{1} · “{0}”</source>
        <translation>{1} · «{0}»</translation>
    </message>
    <message>
        <source>“{0}” → {1}</source>
        <translation>«{0}» → {1}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>All departments</source>
        <translation>Todos los departamentos</translation>
    </message>
    <message>
        <source>My department</source>
        <translation>Mi departamento</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Read the pages in</source>
        <translation>Leer las páginas en</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
    </message>
</context>
<context>
    <name>MoveController</name>
    <message>
        <source>Looking for everything that leads here …</source>
        <translation>Buscando todo lo que lleva aquí…</translation>
    </message>
    <message>
        <source>Type the new name: what changes with it is shown here before it happens.</source>
        <translation>Escribe el nombre nuevo: lo que cambia con él se ve aquí antes de que ocurra.</translation>
    </message>
    <message>
        <source>Moving …</source>
        <translation>Moviendo…</translation>
    </message>
    <message>
        <source>“{0}” is now “{1}”. {2} and Undo put everything back.</source>
        <translation>«{0}» es ahora «{1}». Con {2} y Deshacer vuelve todo como estaba.</translation>
    </message>
    <message>
        <source>Undo the last move: “{0}” to “{1}”</source>
        <translation>Deshacer el último traslado: «{0}» a «{1}»</translation>
    </message>
    <message>
        <source>Undoing …</source>
        <translation>Deshaciendo…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move or rename</source>
        <translation>Mover o cambiar de nombre</translation>
    </message>
    <message>
        <source>This process</source>
        <translation>Este proceso</translation>
    </message>
    <message>
        <source>Its department</source>
        <translation>El departamento entero</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Lo que va a cambiar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Looking for everything that leads here …</source>
        <translation>Buscando todo lo que lleva aquí…</translation>
    </message>
    <message>
        <source>“{0}” becomes “{1}”. Files moved: {2}; lines changed: {3}, in {4} files.</source>
        <translation>«{0}» pasa a ser «{1}». Archivos movidos: {2}; líneas cambiadas: {3}, en {4} archivos.</translation>
    </message>
    <message>
        <source>Enter moves, Esc leaves everything as it is.</source>
        <translation>Intro mueve, Esc deja todo como está.</translation>
    </message>
    <message>
        <source>New name or place</source>
        <translation>Nombre o lugar nuevo</translation>
    </message>
    <message>
        <source>Name, {0}</source>
        <translation>Nombre, {0}</translation>
    </message>
    <message>
        <source>Title, {0}</source>
        <translation>Título, {0}</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>línea {0}</translation>
    </message>
</context>
<context>
    <name>MyPagesController</name>
    <message>
        <source>My pages</source>
        <translation>Mis páginas</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>Todos los responsables</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>Todos los departamentos</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>The pages are being read…</source>
        <translation>Se están leyendo las páginas…</translation>
    </message>
    <message>
        <source>The pages could not be read: {0}</source>
        <translation>No se han podido leer las páginas: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to look after</source>
        <translation>
            <numerusform>%n página por revisar</numerusform>
            <numerusform>%n páginas por revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>%n urgente</numerusform>
            <numerusform>%n urgentes</numerusform>
        </translation>
    </message>
    <message>
        <source>phrases searched of {0} of {1} processes</source>
        <translation>frases buscadas de {0} de {1} procesos</translation>
    </message>
    <message>
        <source>{0}. {1} takes it back</source>
        <translation>{0}. {1} lo deshace</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of yours are due this week</source>
        <translation>
            <numerusform>%n página tuya toca esta semana</numerusform>
            <numerusform>%n páginas tuyas tocan esta semana</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Choose first whose pages go to another owner</source>
        <translation>Elige antes de quién son las páginas que pasan a otro responsable</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} get another owner. Nothing else in their files changes.</source>
        <translation>{0} de {1} pasan a otro responsable. No cambia nada más de los archivos.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have another owner now</source>
        <translation>
            <numerusform>%n página tiene ahora otro responsable</numerusform>
            <numerusform>%n páginas tienen ahora otro responsable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not changed</source>
        <translation>
            <numerusform>%n sin cambiar</numerusform>
            <numerusform>%n sin cambiar</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>Archivo de calendario</translation>
    </message>
    <message>
        <source>Not written: {0}</source>
        <translation>No se ha escrito: {0}</translation>
    </message>
    <message>
        <source>Take this file into your calendar: {0}</source>
        <translation>Importa este archivo en tu calendario: {0}</translation>
    </message>
</context>
<context>
    <name>MyPagesDialog</name>
    <message>
        <source>My pages</source>
        <translation>Mis páginas</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Find in the list (/)</source>
        <translation>Buscar en la lista (/)</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Buscar en la lista</translation>
    </message>
    <message>
        <source>What there is to do</source>
        <translation>Qué hay que hacer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Still true</source>
        <translation>Sigue siendo cierta</translation>
    </message>
    <message>
        <source>In all languages</source>
        <translation>En todos los idiomas</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Hand these pages to another owner…</source>
        <translation>Pasar estas páginas a otro responsable…</translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation>Archivo de calendario…</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>There is no such process: it may have been renamed or deleted</source>
        <translation>Ese proceso no existe: puede que lo hayan borrado o que tenga otro nombre</translation>
    </message>
</context>
<context>
    <name>NewPageDialog</name>
    <message>
        <source>New write-up</source>
        <translation>Página nueva</translation>
    </message>
    <message>
        <source>The customer&apos;s matter, in one line</source>
        <translation>El asunto del cliente, en una línea</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De qué trata</translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation>Empezar a escribir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nobody finds it before you save it.</source>
        <translation>Nadie la encuentra hasta que la guardes.</translation>
    </message>
    <message>
        <source>Write a title: the file is called after it.</source>
        <translation>Escribe un título: el archivo se llama como él.</translation>
    </message>
    <message>
        <source>Information: a question that has an answer</source>
        <translation>Información: una pregunta con respuesta</translation>
    </message>
    <message>
        <source>Something does not work: with a guide</source>
        <translation>Algo no funciona: con guía</translation>
    </message>
    <message>
        <source>Claim or refund: with a journey and a hand-over</source>
        <translation>Reclamación o devolución: con plazos y a quién pasarlo</translation>
    </message>
    <message>
        <source>Registration or change</source>
        <translation>Alta o cambio</translation>
    </message>
    <message>
        <source>Another department answers</source>
        <translation>Responde otro departamento</translation>
    </message>
    <message>
        <source>All sections, to delete what is not needed</source>
        <translation>Todas las secciones, para borrar las que sobren</translation>
    </message>
</context>
<context>
    <name>NoCallView</name>
    <message>
        <source>No call in progress</source>
        <translation>No hay ninguna llamada en curso</translation>
    </message>
    <message>
        <source>Start the call</source>
        <translation>Empezar la llamada</translation>
    </message>
    <message>
        <source>It starts with the key, or when you type what the customer says. What you search for, open, say and decide then appears here, ready to copy.</source>
        <translation>Empieza con la tecla o cuando escribes lo que dice el cliente. Aquí irá apareciendo lo que buscas, abres, dices y decides, listo para copiar.</translation>
    </message>
    <message>
        <source>Once it starts, what you search for, open, say and decide appears here, ready to copy.</source>
        <translation>Cuando empiece, lo que busques, abras, digas y decidas aparecerá aquí, listo para copiar.</translation>
    </message>
</context>
<context>
    <name>NoteController</name>
    <message>
        <source>Note copied</source>
        <translation>Nota copiada</translation>
    </message>
    <message>
        <source>Note from the last call copied</source>
        <translation>Copiada la nota de la última llamada</translation>
    </message>
    <message>
        <source>Nothing was copied: this call note is still empty</source>
        <translation>No se ha copiado nada: esta nota de la llamada está todavía vacía</translation>
    </message>
    <message>
        <source>Nothing was copied: no call is in progress</source>
        <translation>No se ha copiado nada: no hay ninguna llamada en curso</translation>
    </message>
    <message>
        <source>Nothing was opened: no call is in progress</source>
        <translation>No se ha abierto nada: no hay ninguna llamada en curso</translation>
    </message>
    <message>
        <source>Nothing was opened: no CRM address has been set for this company</source>
        <translation>No se ha abierto nada: falta la dirección del CRM de esta empresa</translation>
    </message>
    <message>
        <source>The CRM was opened with the note of the last call</source>
        <translation>Se ha abierto el CRM con la nota de la última llamada</translation>
    </message>
    <message>
        <source>The CRM was opened with the note</source>
        <translation>El CRM se ha abierto con la nota</translation>
    </message>
    <message>
        <source>No browser opened, so the note was copied instead</source>
        <translation>No se ha abierto ningún navegador: la nota se ha copiado</translation>
    </message>
</context>
<context>
    <name>NoteFile</name>
    <message>
        <source>call-note.txt</source>
        <translation>nota-de-llamada.txt</translation>
    </message>
    <message>
        <source>Save the call note</source>
        <translation>Guardar la nota de la llamada</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>The note could not be saved in {0}: {1}</source>
        <translation>No se ha podido guardar la nota en {0}: {1}</translation>
    </message>
    <message>
        <source>Note saved: {0}</source>
        <translation>Nota guardada: {0}</translation>
    </message>
</context>
<context>
    <name>NoteView</name>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>Nothing yet: what you search for, copy and decide is added automatically.</source>
        <translation>Aún no hay nada: lo que busques, copies y decidas se añade solo.</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Nota de la llamada</translation>
    </message>
    <message>
        <source>None of this is saved or sent automatically.</source>
        <translation>Esto no se guarda ni se envía solo.</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copiar la nota</translation>
    </message>
    <message>
        <source>Open the CRM</source>
        <translation>Abrir el CRM</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>End the call</source>
        <translation>Terminar la llamada</translation>
    </message>
    <message>
        <source>The note template has a placeholder that is not known: {0}</source>
        <translation>La plantilla de la nota tiene un marcador que no se conoce: {0}</translation>
    </message>
    <message>
        <source>What happens from now on is added at the end.</source>
        <translation>Lo que pase a partir de ahora se añade al final.</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>desde las {0}</translation>
    </message>
    <message>
        <source>● Call {0}</source>
        <translation>● Llamada {0}</translation>
    </message>
</context>
<context>
    <name>OutsideDialog</name>
    <message>
        <source>Open outside procdesk?</source>
        <translation>¿Abrir fuera de procdesk?</translation>
    </message>
    <message>
        <source>This leads outside procdesk:</source>
        <translation>Esto lleva fuera de procdesk:</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message>
        <source>Nothing was copied: choose a process first</source>
        <translation>No se ha copiado nada: elige primero un proceso</translation>
    </message>
    <message>
        <source>Selection copied</source>
        <translation>Selección copiada</translation>
    </message>
    <message>
        <source>Answer copied</source>
        <translation>Respuesta copiada</translation>
    </message>
    <message>
        <source>Answer copied in {0}</source>
        <translation>Respuesta copiada en {0}</translation>
    </message>
    <message>
        <source>Link copied: {0}</source>
        <translation>Enlace copiado: {0}</translation>
    </message>
    <message>
        <source>Nothing was copied: this page is written in one language only</source>
        <translation>No se ha copiado nada: esta página solo está en un idioma</translation>
    </message>
    <message>
        <source>Choose a process first</source>
        <translation>Elige primero un proceso</translation>
    </message>
    <message>
        <source>Pinned to the start page</source>
        <translation>Fijado en la página de inicio</translation>
    </message>
    <message>
        <source>Nothing was copied: the guide ended at “{0}”, where the usual answer does not apply</source>
        <translation>No se ha copiado nada: la guía ha acabado en «{0}» y ahí la respuesta de siempre no vale</translation>
    </message>
    <message>
        <source>Nothing was copied: this page has no answer to copy</source>
        <translation>No se ha copiado nada: esta página no tiene respuesta que copiar</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Ya no está fijado</translation>
    </message>
</context>
<context>
    <name>PageSaver</name>
    <message>
        <source>The file is written in UTF-8 from now on: its old encoding lacks a letter.</source>
        <translation>El archivo se escribe desde ahora en UTF-8: a la codificación anterior le falta una letra.</translation>
    </message>
</context>
<context>
    <name>PageTextEdit</name>
    <message>
        <source>Text of the page</source>
        <translation>Texto de la página</translation>
    </message>
    <message>
        <source>F8 goes to the next problem, Ctrl+. puts it right, F6 goes to what stands beside the text</source>
        <translation>F8 va al problema siguiente, Ctrl+. lo corrige, F6 va a lo que hay junto al texto</translation>
    </message>
</context>
<context>
    <name>PageVerifier</name>
    <message>
        <source>Nothing was verified that could be taken back</source>
        <translation>No se ha verificado nada que se pueda deshacer</translation>
    </message>
    <message>
        <source>This page has text that is not saved yet: save it first, or press the key again</source>
        <translation>Esta página tiene texto sin guardar: guárdalo antes, o pulsa la tecla otra vez</translation>
    </message>
    <message numerus="yes">
        <source>This page has %n mistake(s): mend it first, or press the key again</source>
        <translation>
            <numerusform>Esta página tiene %n error: corrígelo antes, o pulsa la tecla otra vez</numerusform>
            <numerusform>Esta página tiene %n errores: corrígelos antes, o pulsa la tecla otra vez</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified, but the history could not be written ({0})</source>
        <translation>Verificada, pero no se ha podido escribir el historial ({0})</translation>
    </message>
    <message numerus="yes">
        <source>Verified today: %n page(s)</source>
        <translation>
            <numerusform>Verificada hoy: %n página</numerusform>
            <numerusform>Verificadas hoy: %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation>Verificada hoy</translation>
    </message>
    <message>
        <source>Taken back: the page is as it was before</source>
        <translation>Deshecho: la página está como antes</translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Another phrase: Enter adds it</source>
        <translation>Otra frase: Intro la añade</translation>
    </message>
    <message>
        <source>F2 changes the phrase, Delete takes it out</source>
        <translation>F2 cambia la frase, Supr la quita</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>The page as staff will see it</source>
        <translation>La página como la verá quien atiende</translation>
    </message>
    <message>
        <source>The page appears here as soon as its text has been read.</source>
        <translation>La página aparece aquí en cuanto se haya leído el texto.</translation>
    </message>
    <message>
        <source>This file is no page that staff open by itself: there is nothing to show.</source>
        <translation>Este archivo no es una página que se abra sola: no hay nada que mostrar.</translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>The page as it will be</source>
        <translation>La página como será</translation>
    </message>
    <message>
        <source>What will come</source>
        <translation>Lo que se traerá</translation>
    </message>
    <message>
        <source>Reading {0} of {1}: {2}</source>
        <translation>Leyendo {0} de {1}: {2}</translation>
    </message>
    <message>
        <source>Looking for documents…</source>
        <translation>Buscando documentos…</translation>
    </message>
    <message numerus="yes">
        <source>Bring in %n page(s)</source>
        <translation>
            <numerusform>Traer %n página</numerusform>
            <numerusform>Traer %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Another name for the page&apos;s file</source>
        <translation>Otro nombre para el archivo de la página</translation>
    </message>
    <message>
        <source>Take this name</source>
        <translation>Usar este nombre</translation>
    </message>
    <message>
        <source>Another name:</source>
        <translation>Otro nombre:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dejar de leer</translation>
    </message>
</context>
<context>
    <name>PreviousNoteView</name>
    <message>
        <source>Note from an earlier call</source>
        <translation>Nota de una llamada anterior</translation>
    </message>
    <message>
        <source>Note {0}–{1}</source>
        <translation>Nota {0}–{1}</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>Copiar la nota</translation>
    </message>
    <message>
        <source>Open the CRM</source>
        <translation>Abrir el CRM</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copiada</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>sin copiar</translation>
    </message>
</context>
<context>
    <name>PreviousNotesList</name>
    <message>
        <source>Previous notes</source>
        <translation>Notas anteriores</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copiada</translation>
    </message>
    <message>
        <source>not copied</source>
        <translation>sin copiar</translation>
    </message>
</context>
<context>
    <name>PrintController</name>
    <message>
        <source>Choose a process first</source>
        <translation>Elige primero un proceso</translation>
    </message>
    <message>
        <source>The results in the list</source>
        <translation>Los resultados de la lista</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Fijados</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>PrintService</name>
    <message>
        <source>Making the binder</source>
        <translation>Creando el manual</translation>
    </message>
    <message>
        <source>No printer is set up here: save the page as a PDF</source>
        <translation>No hay ninguna impresora instalada: guarda la página como PDF</translation>
    </message>
    <message>
        <source>The printer is not responding: check that it is on, or save the page as a PDF</source>
        <translation>La impresora no responde: mira si está encendida o guarda la página como PDF</translation>
    </message>
    <message>
        <source>Sent to the printer: {0}</source>
        <translation>Enviado a la impresora: {0}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>No se ha podido guardar {0}: {1}</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Guardado: {0}</translation>
    </message>
    <message>
        <source>Binder to print</source>
        <translation>Manual para imprimir</translation>
    </message>
    <message>
        <source>A binder is being made: {0}% done.</source>
        <translation>Se está creando un manual: {0} % hecho.</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Cancelarlo</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Making the binder: {0}%</source>
        <translation>Creando el manual: {0} %</translation>
    </message>
    <message>
        <source>Binder cancelled</source>
        <translation>Manual cancelado</translation>
    </message>
    <message>
        <source>The binder could not be made: {0}</source>
        <translation>No se ha podido crear el manual: {0}</translation>
    </message>
    <message>
        <source>Binder saved: {0}</source>
        <translation>Manual guardado: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsController</name>
    <message numerus="yes">
        <source>%n problem(s) · for the owner</source>
        <translation>
            <numerusform>%n problema · para su responsable</numerusform>
            <numerusform>%n problemas · para su responsable</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problemas del contenido</translation>
    </message>
    <message>
        <source>Problems of this page</source>
        <translation>Problemas de esta página</translation>
    </message>
    <message>
        <source>The content is being checked: more may follow in a moment.</source>
        <translation>Se está comprobando el contenido: en un momento puede haber más.</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>No hay ningún problema.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, which “procdesk check” tells</source>
        <translation>
            <numerusform>y %n más, que dice «procdesk check»</numerusform>
            <numerusform>y %n más, que dice «procdesk check»</numerusform>
        </translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0}, línea {1}</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} ya no está</translation>
    </message>
    <message>
        <source>The editor “{0}” was not found: correct “editor” in settings.toml</source>
        <translation>No se encuentra el editor «{0}»: corrige «editor» en settings.toml</translation>
    </message>
    <message>
        <source>No program opens {0}: write one as “editor” in settings.toml</source>
        <translation>Ningún programa abre {0}: escribe uno como «editor» en settings.toml</translation>
    </message>
    <message>
        <source>Opened in your editor: {0}</source>
        <translation>Abierto en tu editor: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Enter opens the file at that line.</source>
        <translation>Intro abre el archivo en esa línea.</translation>
    </message>
</context>
<context>
    <name>RelatedField</name>
    <message>
        <source>Delete takes the page out</source>
        <translation>Supr quita la página</translation>
    </message>
    <message>
        <source>Find another page by its words</source>
        <translation>Buscar otra página por palabras</translation>
    </message>
    <message>
        <source>Pages found</source>
        <translation>Páginas encontradas</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>What was brought in</source>
        <translation>Lo que se ha traído</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>Abrir en el editor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>What does the customer say?</source>
        <translation>¿Qué dice el cliente?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Type the customer&apos;s words; arrows choose a result, Enter opens it</source>
        <translation>Escribe las palabras del cliente; con las flechas eliges un resultado y con Intro lo abres</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
</context>
<context>
    <name>SearchController</name>
    <message>
        <source>Pinned</source>
        <translation>Fijados</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Departamentos</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Files and folders to bring in</source>
        <translation>Archivos y carpetas que se traen</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>As each sub-folder or list says</source>
        <translation>Lo que diga cada subcarpeta o lista</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As each document says</source>
        <translation>El de cada documento</translation>
    </message>
    <message>
        <source>Bring documents in</source>
        <translation>Traer documentos</translation>
    </message>
    <message>
        <source>Word, HTML, text, lists in Excel or CSV, exports of Confluence and PDF become pages of this folder. Before anything is written you see each page; nothing that is there already is changed.</source>
        <translation>Los documentos de Word, HTML y texto, las listas de Excel o CSV, las exportaciones de Confluence y los PDF se convierten en páginas de esta carpeta. Antes de escribir nada ves cada página; lo que ya está no se toca.</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Archivos y carpetas</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>A name that is not in the list makes a new department.</source>
        <translation>Un nombre que no está en la lista crea un departamento nuevo.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Leerlos</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Añadir archivos</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Añadir una carpeta</translation>
    </message>
</context>
<context>
    <name>SpellingMarker</name>
    <message>
        <source>“{0}” is in no dictionary. Is it: {1}?</source>
        <translation>«{0}» no está en el diccionario. ¿Será {1}?</translation>
    </message>
    <message>
        <source>“{0}” is in no dictionary.</source>
        <translation>«{0}» no está en el diccionario.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>{0} large window</source>
        <translation>{0} ventana grande</translation>
    </message>
    <message>
        <source>Something went wrong ({0}): {1}</source>
        <translation>Algo ha fallado ({0}): {1}</translation>
    </message>
    <message>
        <source>always on top</source>
        <translation>siempre encima</translation>
    </message>
</context>
<context>
    <name>SwitchFolderDialog</name>
    <message>
        <source>Switch to another folder?</source>
        <translation>¿Cambiar a otra carpeta?</translation>
    </message>
    <message>
        <source>procdesk is open with this content folder:</source>
        <translation>procdesk está abierto con esta carpeta de contenido:</translation>
    </message>
    <message>
        <source>Switch to this one?</source>
        <translation>¿Cambiar a esta otra?</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
</context>
<context>
    <name>TextCompleter</name>
    <message>
        <source>Nothing is known that could stand here.</source>
        <translation>No se sabe qué podría ir aquí.</translation>
    </message>
</context>
<context>
    <name>TextInserter</name>
    <message>
        <source>The page has every section.</source>
        <translation>La página tiene ya todas las secciones.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>A picture from a file</source>
        <translation>Una imagen de un archivo</translation>
    </message>
    <message>
        <source>This is no picture that a page can show: PNG, JPEG and GIF are.</source>
        <translation>No es una imagen que una página pueda mostrar: valen PNG, JPEG y GIF.</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>Una imagen</translation>
    </message>
    <message>
        <source>What the picture shows, for whoever cannot see it:</source>
        <translation>Qué muestra la imagen, para quien no pueda verla:</translation>
    </message>
    <message>
        <source>The picture has {0} MB, and {1} are the most: make it smaller first.</source>
        <translation>La imagen ocupa {0} MB y el máximo son {1}: hazla antes más pequeña.</translation>
    </message>
    <message>
        <source>The picture cannot be saved: {0}</source>
        <translation>La imagen no se puede guardar: {0}</translation>
    </message>
    <message>
        <source>The picture is saved beside the page as {0}</source>
        <translation>La imagen está guardada junto a la página como {0}</translation>
    </message>
    <message>
        <source>No-break spaces and tabs of the pasted text are ordinary spaces now.</source>
        <translation>Los espacios duros y las tabulaciones del texto pegado son ahora espacios normales.</translation>
    </message>
    <message>
        <source>Verified today. It counts once the page is saved.</source>
        <translation>Verificada hoy. Cuenta en cuanto se guarde la página.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Todas las acciones</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>Todos los departamentos</translation>
    </message>
</context>
<context>
    <name>TranslationPanel</name>
    <message>
        <source>Translated now</source>
        <translation>Traducido ahora</translation>
    </message>
    <message>
        <source>Edit the other text</source>
        <translation>Editar el otro texto</translation>
    </message>
    <message>
        <source>The other language appears here as soon as the text has been read.</source>
        <translation>El otro idioma aparece aquí en cuanto se lee el texto.</translation>
    </message>
    <message>
        <source>Begin the translation: {0}</source>
        <translation>Empezar la traducción: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) to go over</source>
        <translation>
            <numerusform>%n pasaje por repasar</numerusform>
            <numerusform>%n pasajes por repasar</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Not marked as a translation</source>
        <translation>Sin marca de traducción</translation>
    </message>
    <message>
        <source>This file is no page that is translated.</source>
        <translation>Este archivo no es una página que se traduzca.</translation>
    </message>
    <message>
        <source>This page is written in one language only.</source>
        <translation>Esta página está escrita en un solo idioma.</translation>
    </message>
    <message>
        <source>Below is the translation into {0}, as it is saved. It is marked there: open it.</source>
        <translation>Abajo está la traducción al {0}, tal como está guardada. La marca se pone en ella: ábrela.</translation>
    </message>
    <message>
        <source>Below is the text in {0}, as it is saved. Once this page says the same, mark it.</source>
        <translation>Abajo está el texto en {0}, tal como está guardado. Cuando esta página diga lo mismo, márcala.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>to go over</source>
        <translation>por repasar</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>ha cambiado</translation>
    </message>
    <message>
        <source>missing there</source>
        <translation>falta allí</translation>
    </message>
    <message>
        <source>missing here</source>
        <translation>falta aquí</translation>
    </message>
    <message>
        <source>only there</source>
        <translation>solo allí</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>solo aquí</translation>
    </message>
    <message>
        <source>There is a file of that name already; nothing was written.</source>
        <translation>Ya hay un archivo con ese nombre; no se ha escrito nada.</translation>
    </message>
    <message>
        <source>The file of the translation cannot be written: {0}</source>
        <translation>No se puede escribir el archivo de la traducción: {0}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>procdesk: what does the customer say?</source>
        <translation>procdesk: ¿qué dice el cliente?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>Ventana pequeña</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>Nueva búsqueda</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>procdesk is still open</source>
        <translation>procdesk sigue abierto</translation>
    </message>
    <message>
        <source>Click this icon to bring it back. “Quit” in its menu closes it.</source>
        <translation>Haz clic en este icono para verlo. «Salir», en el menú, lo cierra.</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>What would a customer say?</source>
        <translation>¿Qué diría un cliente?</translation>
    </message>
    <message>
        <source>A customer&apos;s sentence to try</source>
        <translation>Frase de un cliente para probar</translation>
    </message>
    <message>
        <source>Sentences and the place at which this page is found</source>
        <translation>Frases y el puesto en que sale esta página</translation>
    </message>
    <message>
        <source>Add as a phrase</source>
        <translation>Añadir como frase</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>tries it</source>
        <translation>la prueba</translation>
    </message>
    <message>
        <source>The folder is still being read: sentences can be tried once its index is ready.</source>
        <translation>La carpeta se está leyendo todavía: se podrán probar frases cuando el índice esté listo.</translation>
    </message>
    <message>
        <source>This file is no page that is searched for.</source>
        <translation>Este archivo no es una página que se busque.</translation>
    </message>
    <message>
        <source>The sentences cannot be tried now, for the index beside the other cannot be written: {0}</source>
        <translation>Ahora no se pueden probar las frases, porque no se puede escribir el índice de prueba: {0}</translation>
    </message>
    <message>
        <source>Typed here</source>
        <translation>Escritas aquí</translation>
    </message>
    <message>
        <source>The page&apos;s own phrases</source>
        <translation>Frases de la página</translation>
    </message>
    <message>
        <source>The page has no phrases yet. Type what customers say, and add what should lead here.</source>
        <translation>La página no tiene frases todavía. Escribe lo que dicen los clientes y añade lo que deba llevar hasta aquí.</translation>
    </message>
    <message>
        <source>{0} of {1} phrases lead here first</source>
        <translation>{0} de {1} frases llevan aquí primero</translation>
    </message>
    <message>
        <source>{0} even without the phrase itself</source>
        <translation>{0} incluso sin la propia frase</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es) searched</source>
        <translation>
            <numerusform>se busca en %n proceso</numerusform>
            <numerusform>se busca en %n procesos</numerusform>
        </translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>se prueba</translation>
    </message>
    <message>
        <source>The window would say that no page answers this.</source>
        <translation>La ventana diría que ninguna página responde a esto.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no sale</translation>
    </message>
    <message>
        <source>comes first</source>
        <translation>sale primera</translation>
    </message>
    <message>
        <source>place {0}</source>
        <translation>puesto {0}</translation>
    </message>
    <message>
        <source>Without this phrase the page would not be found by it.</source>
        <translation>Sin esta frase, quien la dijera no encontraría la página.</translation>
    </message>
    <message>
        <source>The page would come first without this phrase, too.</source>
        <translation>La página saldría primera también sin esta frase.</translation>
    </message>
    <message>
        <source>Without this phrase the page would be at place {0}.</source>
        <translation>Sin esta frase, la página saldría en el puesto {0}.</translation>
    </message>
</context>
<context>
    <name>UncopiedNotesDialog</name>
    <message>
        <source>Close procdesk?</source>
        <translation>¿Cerrar procdesk?</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) not copied</source>
        <translation>
            <numerusform>Hay %n nota sin copiar</numerusform>
            <numerusform>Hay %n notas sin copiar</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes are not saved: if you close procdesk, you lose them.</source>
        <translation>Las notas no se guardan: si cierras procdesk, se pierden.</translation>
    </message>
    <message>
        <source>Show the notes</source>
        <translation>Ver las notas</translation>
    </message>
    <message>
        <source>Close without copying</source>
        <translation>Cerrar sin copiar</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Text not saved</source>
        <translation>Texto sin guardar</translation>
    </message>
    <message>
        <source>{0} has text that is not saved.</source>
        <translation>{0} tiene texto sin guardar.</translation>
    </message>
    <message>
        <source>Kept for later, it is offered again at the next start.</source>
        <translation>Si se conserva, se ofrece otra vez en el próximo inicio.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Conservar para luego</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Two versions of this page</source>
        <translation>Dos versiones de esta página</translation>
    </message>
    <message>
        <source>Somebody else has changed other lines than you: both can be put together.</source>
        <translation>La otra persona ha cambiado otras líneas que tú: se pueden juntar las dos.</translation>
    </message>
    <message>
        <source>Somebody else has changed the same lines as you: {0}. Nothing is lost until you choose.</source>
        <translation>La otra persona ha cambiado las mismas líneas que tú: {0}. Nada se pierde hasta que elijas.</translation>
    </message>
    <message>
        <source>Yours, in the editor</source>
        <translation>La tuya, en el editor</translation>
    </message>
    <message>
        <source>Theirs, in the file</source>
        <translation>La otra, en el archivo</translation>
    </message>
    <message>
        <source>Put both together</source>
        <translation>Juntar las dos</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Seguir con la mía</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Quedarme con la otra</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
</context>
<context>
    <name>WorkList</name>
    <message>
        <source>Pages to look after</source>
        <translation>Páginas por revisar</translation>
    </message>
</context>
<context>
    <name>_ProblemList</name>
    <message>
        <source>Problems of this text</source>
        <translation>Problemas de este texto</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2}</source>
        <translation>{0}, línea {1}: {2}</translation>
    </message>
</context>
</TS>
