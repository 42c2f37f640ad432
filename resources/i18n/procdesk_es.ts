<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Type a new question</source>
        <translation>Escribir otra pregunta</translation>
    </message>
    <message>
        <source>Clear the search, go back to the start</source>
        <translation>Vaciar la búsqueda, volver al inicio</translation>
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
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Show in the other language</source>
        <translation>Ver en el otro idioma</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>Copiar un enlace</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Fijar o soltar</translation>
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
        <source>Headings of the page</source>
        <translation>Apartados de la página</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Volver a la página anterior</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Avanzar otra vez</translation>
    </message>
    <message>
        <source>From the search to the page and on</source>
        <translation>De la búsqueda a la página y seguir</translation>
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
        <source>Text as it was</source>
        <translation>Texto como estaba</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Choose the content folder</source>
        <translation>Elegir la carpeta de contenido</translation>
    </message>
    <message>
        <source>Look for changes now</source>
        <translation>Buscar cambios ahora</translation>
    </message>
    <message>
        <source>Problems in the content</source>
        <translation>Problemas del contenido</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
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
</context>
<context>
    <name>BottomLine</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>↑ ↓ move</source>
        <translation>↑ ↓ moverse</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Intro abrir</translation>
    </message>
    <message>
        <source>{0} copy the answer</source>
        <translation>{0} copiar la respuesta</translation>
    </message>
    <message>
        <source>{0} all keys</source>
        <translation>{0} todas las teclas</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>This page has no answer to copy</source>
        <translation>Esta página no tiene respuesta que copiar</translation>
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
        <source>Link copied: {0}</source>
        <translation>Enlace copiado: {0}</translation>
    </message>
    <message>
        <source>Pinned: it stands on the start page</source>
        <translation>Fijado: está en la página de inicio</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Ya no está fijado</translation>
    </message>
    <message>
        <source>Text size {0} %</source>
        <translation>Tamaño del texto: {0} %</translation>
    </message>
    <message>
        <source>as the system has it</source>
        <translation>como el sistema</translation>
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
        <source>Looking for changes</source>
        <translation>Buscando cambios</translation>
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
    <name>HitList</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
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
    <name>Menus</name>
    <message>
        <source>All departments</source>
        <translation>Todos los departamentos</translation>
    </message>
    <message>
        <source>Read write-ups in</source>
        <translation>Leer las fichas en</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
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
    <name>PageView</name>
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
    <name>ProblemsDialog</name>
    <message>
        <source>Problems in the content</source>
        <translation>Problemas del contenido</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>No hay ningún problema.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
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
</context>
<context>
    <name>Searching</name>
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
    <name>Welcome</name>
    <message>
        <source>Departments</source>
        <translation>Departamentos</translation>
    </message>
    <message>
        <source>abc</source>
        <translation>abc</translation>
    </message>
    <message>
        <source>Type what the customer says: half a sentence is enough, slips and accents do not matter</source>
        <translation>Escribe lo que dice el cliente: basta media frase, y las erratas y las tildes no importan</translation>
    </message>
    <message>
        <source>Choose among the processes; the cursor stays in the search</source>
        <translation>Elige entre los procesos; el cursor sigue en la búsqueda</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Open the one you want</source>
        <translation>Abre el que quieras</translation>
    </message>
    <message>
        <source>Copy what to say</source>
        <translation>Copia lo que hay que decir</translation>
    </message>
    <message>
        <source>See all keys</source>
        <translation>Mira todas las teclas</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>There is no process {0}.</source>
        <translation>No hay ningún proceso {0}.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}): {1}</source>
        <translation>Algo ha fallado ({0}): {1}</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>Todos los departamentos</translation>
    </message>
</context>
<context>
    <name>Wording</name>
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
        <source>Solve and pass on</source>
        <translation>Resuelve y pasa</translation>
    </message>
    <message>
        <source>Pass it on</source>
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
        <source>shown for: {0}</source>
        <translation>se muestra: {0}</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>The write-ups are being read. You can type already; answers appear as soon as they can.</source>
        <translation>Se están leyendo las fichas. Ya puedes escribir: las respuestas aparecerán en cuanto se pueda.</translation>
    </message>
    <message>
        <source>The content folder cannot be reached</source>
        <translation>No se llega a la carpeta de contenido</translation>
    </message>
    <message>
        <source>{0} is not there or cannot be read. Connect the disk, or choose another folder with {1}.</source>
        <translation>{0} no está o no se puede leer. Conecta el disco o elige otra carpeta con {1}.</translation>
    </message>
    <message>
        <source>No write-ups yet</source>
        <translation>Todavía no hay fichas</translation>
    </message>
    <message>
        <source>{0} holds no Markdown files. Save one there and it appears here at once.</source>
        <translation>En {0} no hay ficheros Markdown. Guarda uno ahí y aparecerá aquí al momento.</translation>
    </message>
    <message>
        <source>What does the customer say?</source>
        <translation>¿Qué dice el cliente?</translation>
    </message>
    <message>
        <source>Type it in the customer&apos;s own words. The answer to say appears while you type.</source>
        <translation>Escríbelo con sus propias palabras. Lo que hay que decir aparece mientras escribes.</translation>
    </message>
    <message>
        <source>Try fewer words, the thing itself (bill, router, SIM), or browse the departments below.</source>
        <translation>Prueba con menos palabras, con la cosa en sí (factura, router, SIM) o mira los departamentos de abajo.</translation>
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
        <source>ext. {0}</source>
        <translation>ext. {0}</translation>
    </message>
    <message>
        <source>Content of {0}, {1}</source>
        <translation>Contenido del {0}, {1}</translation>
    </message>
    <message>
        <source>content folder not reachable</source>
        <translation>no se llega a la carpeta de contenido</translation>
    </message>
    <message>
        <source>most files are gone: last version shown; {0} takes that as so</source>
        <translation>faltan casi todos los archivos: se muestra la última versión; con {0} se da por bueno</translation>
    </message>
    <message>
        <source>content folder not reachable: last version shown</source>
        <translation>no se llega a la carpeta: se muestra la última versión</translation>
    </message>
    <message>
        <source>updating the index</source>
        <translation>actualizando el índice</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the content</source>
        <translation>
            <numerusform>%n problema en el contenido</numerusform>
            <numerusform>%n problemas en el contenido</numerusform>
        </translation>
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
        <source>not all words</source>
        <translation>no todas las palabras</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Mira también</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>En resumen</translation>
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
        <source>This was valid until {0}: do not use it any more.</source>
        <translation>Valía hasta el {0}: no lo uses ya.</translation>
    </message>
    <message>
        <source>This is valid only from {0} on.</source>
        <translation>Vale solo a partir del {0}.</translation>
    </message>
    <message>
        <source>Last verified on {0}: confirm before promising, with {1}.</source>
        <translation>Verificado por última vez el {0}: confírmalo antes de prometer nada, con {1}.</translation>
    </message>
    <message>
        <source>Not written in {0} yet.</source>
        <translation>Todavía no está escrito en {0}.</translation>
    </message>
    <message>
        <source>This page is shown as plain text: its owner finds the reason under “Problems”.</source>
        <translation>Esta página se muestra como texto sin formato: quien la lleva tiene el motivo en «Problemas».</translation>
    </message>
</context>
</TS>
