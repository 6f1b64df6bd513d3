<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>A look around</source>
        <translation>Ein Rundgang</translation>
    </message>
    <message>
        <source>Accept part</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Tatsächliche Größe</translation>
    </message>
    <message>
        <source>Alt and a letter open a menu</source>
        <translation>Alt und ein Buchstabe öffnen ein Menü</translation>
    </message>
    <message>
        <source>Apply all marks to this lot</source>
        <translation>Alle Markierungen auf dieses Los anwenden</translation>
    </message>
    <message>
        <source>Approve or refuse the chosen mark…</source>
        <translation>Gewählte Markierung freigeben oder ablehnen…</translation>
    </message>
    <message>
        <source>Audit log…</source>
        <translation>Prüfprotokoll…</translation>
    </message>
    <message>
        <source>Back up the workspace…</source>
        <translation>Arbeitsbereich sichern …</translation>
    </message>
    <message>
        <source>Bank of marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Black and white as the recipe scores</source>
        <translation>Schwarz und Weiß wie im Rezept bewertet</translation>
    </message>
    <message>
        <source>Black and white of what this picture holds</source>
        <translation>Schwarz und Weiß nach dem Inhalt dieses Bildes</translation>
    </message>
    <message>
        <source>Blink between this part and the other</source>
        <translation>Zwischen diesem und dem anderen Teil blinken</translation>
    </message>
    <message>
        <source>Box region</source>
        <translation>Bereich als Rechteck</translation>
    </message>
    <message>
        <source>Brush region</source>
        <translation>Bereich mit dem Pinsel</translation>
    </message>
    <message>
        <source>Bundle for support…</source>
        <translation>Paket für die Unterstützung …</translation>
    </message>
    <message>
        <source>Cancel inspection</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Certificate of the chosen mark</source>
        <translation>Zertifikat der gewählten Markierung</translation>
    </message>
    <message>
        <source>Challenge set: ask the known parts</source>
        <translation>Prüfsatz: die bekannten Teile befragen</translation>
    </message>
    <message>
        <source>Challenge set: see the last run, confirm it…</source>
        <translation>Prüfsatz: letzten Lauf ansehen, bestätigen…</translation>
    </message>
    <message>
        <source>Compare with a good part</source>
        <translation>Mit einem Gutteil vergleichen</translation>
    </message>
    <message>
        <source>Compare with an earlier run</source>
        <translation>Mit einem früheren Lauf vergleichen</translation>
    </message>
    <message>
        <source>Compare with another view of the part</source>
        <translation>Mit einer anderen Ansicht des Teils vergleichen</translation>
    </message>
    <message>
        <source>Compare with the nearest mark</source>
        <translation>Mit der ähnlichsten Markierung vergleichen</translation>
    </message>
    <message>
        <source>Compare with the next view or run</source>
        <translation>Mit der nächsten Ansicht oder dem nächsten Lauf vergleichen</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkle Darstellung</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Defect classes…</source>
        <translation>Fehlerklassen…</translation>
    </message>
    <message>
        <source>Defect: the selected finding</source>
        <translation>Fehler: der gewählte Befund</translation>
    </message>
    <message>
        <source>Deutsch (German)</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Divide by lot: every lot of the recipe</source>
        <translation>Nach Los teilen: jedes Los des Rezepts</translation>
    </message>
    <message>
        <source>Divide by part: its images</source>
        <translation>Nach Teil teilen: seine Bilder</translation>
    </message>
    <message>
        <source>Divide by view: images of each camera or side</source>
        <translation>Nach Ansicht teilen: Bilder jeder Kamera oder Seite</translation>
    </message>
    <message>
        <source>Drop preview or drawn region</source>
        <translation>Vorschau oder gezeichneten Bereich verwerfen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Erase from region</source>
        <translation>Vom Bereich wegradieren</translation>
    </message>
    <message>
        <source>Export marks…</source>
        <translation>Markierungen ausgeben…</translation>
    </message>
    <message>
        <source>Export recipe…</source>
        <translation>Rezept ausgeben…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht ausgeben…</translation>
    </message>
    <message>
        <source>Fainter heatmap</source>
        <translation>Anomaliekarte schwächer</translation>
    </message>
    <message>
        <source>Faults of the program…</source>
        <translation>Fehler des Programms …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Filter parts</source>
        <translation>Teile filtern</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>An das Fenster anpassen</translation>
    </message>
    <message>
        <source>Follow the newest part</source>
        <translation>Dem neuesten Teil folgen</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Anomaliekarte</translation>
    </message>
    <message>
        <source>Heatmap on the small pictures</source>
        <translation>Anomaliekarte auf den kleinen Bildern</translation>
    </message>
    <message>
        <source>Heatmap only above the threshold</source>
        <translation>Anomaliekarte nur über der Schwelle</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Import marks…</source>
        <translation>Markierungen einlesen…</translation>
    </message>
    <message>
        <source>Import recipe…</source>
        <translation>Rezept einlesen…</translation>
    </message>
    <message>
        <source>Keep the previewed mark</source>
        <translation>Markierung aus der Vorschau übernehmen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Known good part</source>
        <translation>Bekanntes Gutteil</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helle Darstellung</translation>
    </message>
    <message>
        <source>Lock, or another person</source>
        <translation>Sperren oder andere Person</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Magic wand over the map</source>
        <translation>Zauberstab über der Karte</translation>
    </message>
    <message>
        <source>Magic wand takes in holes</source>
        <translation>Zauberstab nimmt Löcher mit</translation>
    </message>
    <message>
        <source>Merge duplicate marks…</source>
        <translation>Doppelte Markierungen zusammenlegen…</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Next flagged part</source>
        <translation>Nächstes auffälliges Teil</translation>
    </message>
    <message>
        <source>Next image of the part</source>
        <translation>Nächstes Bild des Teils</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Nächstes Teil</translation>
    </message>
    <message>
        <source>Next part for a second opinion</source>
        <translation>Nächstes Teil für eine zweite Meinung</translation>
    </message>
    <message>
        <source>Next part of the check sample</source>
        <translation>Nächstes Teil der Stichprobe</translation>
    </message>
    <message>
        <source>Next part where people and machine disagree</source>
        <translation>Nächstes Teil, bei dem Mensch und Maschine uneins sind</translation>
    </message>
    <message>
        <source>Next undecided part</source>
        <translation>Nächstes offenes Teil</translation>
    </message>
    <message>
        <source>Next unsure part</source>
        <translation>Nächstes unklares Teil</translation>
    </message>
    <message>
        <source>One list, not divided</source>
        <translation>Eine Liste, nicht geteilt</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open the demo lot</source>
        <translation>Beispiel-Los öffnen</translation>
    </message>
    <message>
        <source>Parts as lines</source>
        <translation>Teile als Zeilen</translation>
    </message>
    <message>
        <source>Pause or resume inspection</source>
        <translation>Prüfung anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>Personen …</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Polygon region</source>
        <translation>Bereich als Vieleck</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Previous image of the part</source>
        <translation>Voriges Bild des Teils</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Voriges Teil</translation>
    </message>
    <message>
        <source>Pseudo-anomaly: preview a mark</source>
        <translation>Pseudofehler: Markierung in der Vorschau</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reject part</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Scores and threshold</source>
        <translation>Werte und Schwelle</translation>
    </message>
    <message>
        <source>Select all parts</source>
        <translation>Alle Teile auswählen</translation>
    </message>
    <message>
        <source>Select and pan</source>
        <translation>Auswählen und verschieben</translation>
    </message>
    <message>
        <source>Select the next part too</source>
        <translation>Nächstes Teil mit auswählen</translation>
    </message>
    <message>
        <source>Select the previous part too</source>
        <translation>Voriges Teil mit auswählen</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Neu sortieren</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Überwachen beenden</translation>
    </message>
    <message>
        <source>Stronger heatmap</source>
        <translation>Anomaliekarte stärker</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Darstellung des Systems</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
    <message>
        <source>Wipe between this part and the other</source>
        <translation>Zwischen diesem und dem anderen Teil wischen</translation>
    </message>
    <message>
        <source>a larger brush, or a wand that takes in more</source>
        <translation>ein größerer Pinsel, oder ein Zauberstab, der mehr nimmt</translation>
    </message>
    <message>
        <source>a smaller brush, or a wand that takes in less</source>
        <translation>ein kleinerer Pinsel, oder ein Zauberstab, der weniger nimmt</translation>
    </message>
    <message>
        <source>closer</source>
        <translation>näher heran</translation>
    </message>
    <message>
        <source>defect class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>further away</source>
        <translation>weiter weg</translation>
    </message>
    <message>
        <source>move the selected piece; with Shift by 10 px</source>
        <translation>das gewählte Stück verschieben; mit Umschalt um 10 px</translation>
    </message>
    <message>
        <source>take away the corner held last, else the selected piece</source>
        <translation>die zuletzt gefasste Ecke entfernen, sonst das gewählte Stück</translation>
    </message>
    <message>
        <source>take back the last corner of a polygon</source>
        <translation>die letzte Ecke eines Vielecks zurücknehmen</translation>
    </message>
    <message>
        <source>the bare picture while it is held</source>
        <translation>das bloße Bild, solange sie gehalten wird</translation>
    </message>
    <message>
        <source>the field before</source>
        <translation>das vorige Feld</translation>
    </message>
    <message>
        <source>the next field</source>
        <translation>das nächste Feld</translation>
    </message>
    <message>
        <source>中文 (Chinese)</source>
        <translation>中文 (Chinesisch)</translation>
    </message>
</context>
<context>
    <name>ApprovalBar</name>
    <message>
        <source>Approve or refuse…</source>
        <translation>Freigeben oder ablehnen…</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>It acts on nothing until you or another person approve it.</source>
        <translation>Sie wirkt auf nichts, bis Sie oder jemand anderes sie freigibt.</translation>
    </message>
    <message>
        <source>One page about this mark as PDF and HTML</source>
        <translation>Eine Seite über diese Markierung als PDF und HTML</translation>
    </message>
    <message>
        <source>You have made it: another person has to approve it.</source>
        <translation>Sie ist von Ihnen: jemand anderes muss sie freigeben.</translation>
    </message>
</context>
<context>
    <name>ApprovalDialog</name>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Approve mark</source>
        <translation>Markierung freigeben</translation>
    </message>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>Bestätigte Fehler, die an Wert verlieren</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>Werden ruhig</translation>
    </message>
    <message>
        <source>Known good parts that would be flagged</source>
        <translation>Bekannte Gutteile, die auffällig würden</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>Warten lassen</translation>
    </message>
    <message>
        <source>May {0} act?</source>
        <translation>Darf {0} wirken?</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden.</source>
        <translation>Kein bestätigter Fehler würde verdeckt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason; needed to refuse it</source>
        <translation>Grund; nötig, um sie abzulehnen</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>Erst sagen, warum</translation>
    </message>
    <message>
        <source>This mark would hide confirmed defects.</source>
        <translation>Diese Markierung würde bestätigte Fehler verdecken.</translation>
    </message>
    <message>
        <source>Why it is approved in spite of that, or refused</source>
        <translation>Warum sie trotzdem freigegeben oder warum sie abgelehnt wird</translation>
    </message>
    <message>
        <source>With this mark known good parts would be flagged.</source>
        <translation>Mit dieser Markierung würden bekannte Gutteile auffällig.</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>Certificate of {0} written: {1}</source>
        <translation>Zertifikat von {0} geschrieben: {1}</translation>
    </message>
    <message>
        <source>Looking what this mark would do…</source>
        <translation>Was würde diese Markierung bewirken…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Writing the certificate…</source>
        <translation>Das Zertifikat wird geschrieben…</translation>
    </message>
    <message>
        <source>{0} approved: it acts from now on</source>
        <translation>{0} freigegeben: wirkt von jetzt an</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>{0} abgelehnt</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>All {0} rows fit, and every event stands as it was logged.</source>
        <translation>Alle {0} Zeilen passen, und jedes Ereignis steht so da, wie es protokolliert wurde.</translation>
    </message>
    <message>
        <source>Bank version</source>
        <translation>Version der Bank</translation>
    </message>
    <message>
        <source>Challenge set asked</source>
        <translation>Prüfsatz befragt</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>Entscheidung zurückgenommen</translation>
    </message>
    <message>
        <source>Drawn for the check sample</source>
        <translation>Für die Stichprobe gezogen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Mark acts on</source>
        <translation>Markierung wirkt weiter</translation>
    </message>
    <message>
        <source>Mark approved</source>
        <translation>Markierung freigegeben</translation>
    </message>
    <message>
        <source>Mark kept</source>
        <translation>Markierung übernommen</translation>
    </message>
    <message>
        <source>Mark kept again</source>
        <translation>Markierung wieder übernommen</translation>
    </message>
    <message>
        <source>Mark kept, waits for approval</source>
        <translation>Markierung übernommen, wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Mark refused</source>
        <translation>Markierung abgelehnt</translation>
    </message>
    <message>
        <source>Mark revoked</source>
        <translation>Markierung widerrufen</translation>
    </message>
    <message>
        <source>Mark waits again</source>
        <translation>Markierung wartet wieder</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN oder Passwort</translation>
    </message>
    <message>
        <source>PIN recovered</source>
        <translation>PIN wiederhergestellt</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>Version des Rezepts</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>Aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>Row {row} cannot be read.</source>
        <translation>Zeile {row} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Row {row} does not hold the hash of the row before it.</source>
        <translation>Zeile {row} enthält nicht die Prüfsumme der Zeile davor.</translation>
    </message>
    <message>
        <source>Row {row} is missing.</source>
        <translation>Zeile {row} fehlt.</translation>
    </message>
    <message>
        <source>Row {row} was changed: its hash is not that of its content.</source>
        <translation>Zeile {row} wurde geändert: Ihre Prüfsumme ist nicht die ihres Inhalts.</translation>
    </message>
    <message>
        <source>Row {row}: the event in table {table} was changed after it was logged ({detail}).</source>
        <translation>Zeile {row}: Das Ereignis in Tabelle {table} wurde nach dem Protokollieren geändert ({detail}).</translation>
    </message>
    <message>
        <source>Row {row}: the event is gone from table {table}.</source>
        <translation>Zeile {row}: Das Ereignis fehlt in Tabelle {table}.</translation>
    </message>
    <message>
        <source>Row {row}: the log does not begin here as it should.</source>
        <translation>Zeile {row}: Das Protokoll beginnt hier nicht, wie es soll.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgewiesen</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Schlüssel für Signaturen</translation>
    </message>
    <message>
        <source>Something does not fit. {0} rows were walked.</source>
        <translation>Etwas passt nicht. {0} Zeilen wurden durchgesehen.</translation>
    </message>
    <message>
        <source>Table {table} holds rows that the log does not name, or older ones that were changed.</source>
        <translation>Tabelle {table} enthält Zeilen, die das Protokoll nicht nennt, oder ältere, die geändert wurden.</translation>
    </message>
    <message>
        <source>The head {detail} is not in the log: its end was cut off, or it is another log.</source>
        <translation>Der Kopf {detail} steht nicht im Protokoll: Sein Ende wurde abgeschnitten, oder es ist ein anderes.</translation>
    </message>
    <message>
        <source>The log begins</source>
        <translation>Beginn des Protokolls</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Protokoll ist leer.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>And {0} more.</source>
        <translation>Und {0} weitere.</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Choose a row to read it in full.</source>
        <translation>Wählen Sie eine Zeile, um sie ganz zu lesen.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Prüfprotokoll ausgeben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Hash from a report</source>
        <translation>Prüfsumme aus einem Bericht</translation>
    </message>
    <message>
        <source>Hash from a report, to find an end that was cut off</source>
        <translation>Prüfsumme aus einem Bericht, um ein abgeschnittenes Ende zu finden</translation>
    </message>
    <message>
        <source>Head: {0}</source>
        <translation>Kopf: {0}</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Remark: rows at which the clock had gone back: {0}.</source>
        <translation>Hinweis: Zeilen, bei denen die Uhr zurückgegangen war: {0}.</translation>
    </message>
    <message>
        <source>Rows of the log, newest first</source>
        <translation>Zeilen des Protokolls, neueste zuerst</translation>
    </message>
    <message>
        <source>Signed by the key {0}</source>
        <translation>Signiert mit dem Schlüssel {0}</translation>
    </message>
    <message>
        <source>The chosen row in full</source>
        <translation>Die gewählte Zeile im Ganzen</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Die letzten 7 Tage</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Walking the log…</source>
        <translation>Das Protokoll wird durchgesehen…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>with a signature</source>
        <translation>mit Signatur</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} Zeilen</translation>
    </message>
    <message>
        <source>{0} rows are in {1}</source>
        <translation>{0} Zeilen stehen in {1}</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Artifacts that are damaged: {0}</source>
        <translation>Beschädigte Artefakte: {0}</translation>
    </message>
    <message>
        <source>Artifacts that are missing: {0}</source>
        <translation>Fehlende Artefakte: {0}</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation>Arbeitsbereich sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled; nothing was left behind.</source>
        <translation>Abgebrochen; nichts blieb zurück.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Kopiere …</translation>
    </message>
    <message>
        <source>Database, banks, marks and known parts go into one file; it is proved by restoring it before it gets its name. Your pictures, keys and logs are not in it. Choose a folder on another disk.</source>
        <translation>Datenbank, Speicher, Markierungen und bekannte Teile kommen in eine Datei; sie wird durch Wiederherstellen geprüft, bevor sie ihren Namen erhält. Ihre Bilder, Schlüssel und Protokolle sind nicht darin. Wählen Sie einen Ordner auf einer anderen Platte.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Ordner für Sicherungen</translation>
    </message>
    <message>
        <source>Folder that the backup goes into</source>
        <translation>Ordner, in den die Sicherung kommt</translation>
    </message>
    <message>
        <source>How many daily backups are kept</source>
        <translation>Wie viele tägliche Sicherungen behalten werden</translation>
    </message>
    <message>
        <source>Keep the newest</source>
        <translation>Behalten: die neuesten</translation>
    </message>
    <message>
        <source>Keep this setting</source>
        <translation>Einstellung behalten</translation>
    </message>
    <message>
        <source>Make one every day while Inspector is open, in the folder above</source>
        <translation>Täglich eine anlegen, solange Inspector offen ist, im Ordner oben</translation>
    </message>
    <message>
        <source>No daily backups are made from now on.</source>
        <translation>Ab jetzt wird nicht mehr täglich gesichert.</translation>
    </message>
    <message>
        <source>One backup is made every day from now on.</source>
        <translation>Ab jetzt wird täglich gesichert.</translation>
    </message>
    <message>
        <source>Proving it by restoring it…</source>
        <translation>Prüfe durch Wiederherstellen …</translation>
    </message>
    <message>
        <source>The workspace itself is not well: {0}</source>
        <translation>Der Arbeitsbereich selbst ist nicht in Ordnung: {0}</translation>
    </message>
    <message>
        <source>There is no such folder. Choose one that is there.</source>
        <translation>Diesen Ordner gibt es nicht. Wählen Sie einen vorhandenen.</translation>
    </message>
    <message>
        <source>with the heatmaps, which can be made anew</source>
        <translation>mit den Anomaliekarten, die neu gemacht werden können</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0}: {1}, proved by restoring it.</source>
        <translation>{0}: {1}, durch Wiederherstellen geprüft.</translation>
    </message>
</context>
<context>
    <name>BankChange</name>
    <message>
        <source>Clears 1 flagged part</source>
        <translation>Entlastet 1 auffälliges Teil</translation>
    </message>
    <message>
        <source>Clears {0} flagged parts</source>
        <translation>Entlastet {0} auffällige Teile</translation>
    </message>
    <message>
        <source>flags {0} quiet ones again</source>
        <translation>macht {0} ruhige wieder auffällig</translation>
    </message>
    <message>
        <source>loses {0} of {1} known parts</source>
        <translation>verliert {0} von {1} bekannten Teilen</translation>
    </message>
</context>
<context>
    <name>BankOfGoodParts</name>
    <message>
        <source>1 part adds {1} patches to {2}</source>
        <translation>1 Teil bringt {1} Merkmale zu {2} hinzu</translation>
    </message>
    <message>
        <source>1 part of this lot is accepted.</source>
        <translation>1 Teil dieses Loses ist angenommen.</translation>
    </message>
    <message>
        <source>Asking the known parts with the bank before…</source>
        <translation>Die bekannten Teile werden mit dem Speicher davor befragt…</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Grow the bank</source>
        <translation>Den Speicher dazulernen lassen</translation>
    </message>
    <message>
        <source>How full the bank is</source>
        <translation>Wie voll der Speicher ist</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Look what growing would do</source>
        <translation>Ansehen, was Dazulernen täte</translation>
    </message>
    <message>
        <source>Look what the bank before would do</source>
        <translation>Ansehen, was der Speicher davor täte</translation>
    </message>
    <message>
        <source>Looking what these parts would add and clear…</source>
        <translation>Es wird nachgesehen, was diese Teile hinzubringen und entlasten…</translation>
    </message>
    <message>
        <source>Lose known parts and go on</source>
        <translation>Bekannte Teile verlieren und weiter</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>No bank yet: the first lot makes it.</source>
        <translation>Noch kein Speicher: Das erste Los macht ihn.</translation>
    </message>
    <message>
        <source>No part of this lot is accepted yet: the bank grows by parts that a person has accepted.</source>
        <translation>Noch kein Teil dieses Loses ist angenommen: Der Speicher lernt Teile dazu, die ein Mensch angenommen hat.</translation>
    </message>
    <message>
        <source>No parts are known that it could be held against.</source>
        <translation>Es sind keine Teile bekannt, an denen es gemessen werden könnte.</translation>
    </message>
    <message>
        <source>Return to the bank before</source>
        <translation>Zum Speicher davor zurück</translation>
    </message>
    <message>
        <source>The bank has grown by {0} patches; later lots are judged by it</source>
        <translation>Der Speicher hat {0} Merkmale dazugelernt; spätere Lose werden damit beurteilt</translation>
    </message>
    <message>
        <source>The bank is the one before its growth again</source>
        <translation>Der Speicher ist wieder der vor dem Dazulernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Versions of the bank</source>
        <translation>Versionen des Speichers</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>clears {0} of the flagged parts of this lot</source>
        <translation>entlastet {0} der auffälligen Teile dieses Loses</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>mit {0}</translation>
    </message>
    <message>
        <source>without {0}</source>
        <translation>ohne {0}</translation>
    </message>
    <message>
        <source>{0} of at most {1} patches, from {2} images</source>
        <translation>{0} von höchstens {1} Merkmalen, aus {2} Bildern</translation>
    </message>
    <message>
        <source>{0} parts add {1} patches to {2}</source>
        <translation>{0} Teile bringen {1} Merkmale zu {2} hinzu</translation>
    </message>
    <message>
        <source>{0} parts of this lot are accepted.</source>
        <translation>{0} Teile dieses Loses sind angenommen.</translation>
    </message>
    <message>
        <source>{0} patches, from {2} images: it was made of {1} and has grown</source>
        <translation>{0} Merkmale, aus {2} Bildern: aus {1} gemacht und gewachsen</translation>
    </message>
</context>
<context>
    <name>BankPage</name>
    <message>
        <source>Each mark acts on this lot and on every later lot. First come those that wait for a second person, then those that confirmed defects look like.</source>
        <translation>Jede Markierung wirkt auf dieses und jedes spätere Los. Zuerst stehen die, die auf eine zweite Person warten, dann die, denen bestätigte Fehler ähneln.</translation>
    </message>
    <message>
        <source>Keep again</source>
        <translation>Wieder übernehmen</translation>
    </message>
    <message>
        <source>Keep it all the same</source>
        <translation>Trotzdem übernehmen</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Marks of this recipe</source>
        <translation>Markierungen dieses Rezepts</translation>
    </message>
    <message>
        <source>No marks yet.
A finding in Review that is no defect becomes one: select it and press {0}.</source>
        <translation>Noch keine Markierungen.
Ein Befund unter „Beurteilen“, der kein Fehler ist, wird eine: wählen Sie ihn und drücken Sie {0}.</translation>
    </message>
    <message>
        <source>Revoke it all the same</source>
        <translation>Trotzdem widerrufen</translation>
    </message>
    <message>
        <source>Revoke mark</source>
        <translation>Markierung widerrufen</translation>
    </message>
    <message>
        <source>With {0} known parts would be judged wrongly</source>
        <translation>Mit {0} würden bekannte Teile falsch beurteilt</translation>
    </message>
    <message>
        <source>Without {0} known parts would be judged wrongly</source>
        <translation>Ohne {0} würden bekannte Teile falsch beurteilt</translation>
    </message>
    <message>
        <source>approval required by {0} from {1} on</source>
        <translation>Freigabe von {0} ab {1} verlangt</translation>
    </message>
    <message>
        <source>approved by {0} on {1}</source>
        <translation>freigegeben von {0} am {1}</translation>
    </message>
    <message>
        <source>kept again by {0} on {1}</source>
        <translation>wieder übernommen von {0} am {1}</translation>
    </message>
    <message>
        <source>kept by {0} on {1}</source>
        <translation>übernommen von {0} am {1}</translation>
    </message>
    <message>
        <source>kept by {0} on {1}, waits for approval</source>
        <translation>übernommen von {0} am {1}, wartet auf Freigabe</translation>
    </message>
    <message>
        <source>last used {0}</source>
        <translation>zuletzt benutzt am {0}</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
    <message>
        <source>no confirmed defect looks alike</source>
        <translation>kein bestätigter Fehler sieht ähnlich aus</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>put back to waiting by {0} on {1}</source>
        <translation>von {0} am {1} wieder zum Warten gestellt</translation>
    </message>
    <message>
        <source>refused by {0} on {1}</source>
        <translation>abgelehnt von {0} am {1}</translation>
    </message>
    <message>
        <source>revoked by {0} on {1}</source>
        <translation>widerrufen von {0} am {1}</translation>
    </message>
</context>
<context>
    <name>BeginDialog</name>
    <message>
        <source>From then on a name and a PIN stand behind every decision, and roles say who may do what. You are the first administrator: you add the others. Without sign-in, names are the system&apos;s.</source>
        <translation>Von da an stehen Name und PIN hinter jeder Entscheidung, und Rollen sagen, wer was darf. Sie sind der erste Administrator und fügen die anderen hinzu. Ohne Anmeldung sind die Namen die des Systems.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN oder Passwort</translation>
    </message>
    <message>
        <source>People sign in</source>
        <translation>Personen melden sich an</translation>
    </message>
    <message>
        <source>People signed in here before, and do so again. Administrators: {0}</source>
        <translation>Hier haben sich Personen schon früher angemeldet und tun es wieder. Administratoren: {0}</translation>
    </message>
    <message>
        <source>Sign in from now on</source>
        <translation>Von jetzt an anmelden</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Nothing that was confirmed is lost; repeat the step, or restart</source>
        <translation>Nichts Bestätigtes ist verloren; wiederholen Sie den Schritt, oder starten Sie neu</translation>
    </message>
    <message>
        <source>Report: {0}</source>
        <translation>Fehlerbericht: {0}</translation>
    </message>
    <message>
        <source>the program made a mistake ({0})</source>
        <translation>das Programm hat einen Fehler gemacht ({0})</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture of the part</source>
        <translation>Bild des Teils</translation>
    </message>
    <message>
        <source>quiet: {label}</source>
        <translation>ruhig: {label}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy or save this figure</source>
        <translation>Diese Zahlen kopieren oder speichern</translation>
    </message>
    <message>
        <source>Copy or save {0}</source>
        <translation>{0} kopieren oder speichern</translation>
    </message>
    <message>
        <source>Drawings (*{0})</source>
        <translation>Zeichnungen (*{0})</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same figures as a table</source>
        <translation>Dieselben Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>{0} as a table</source>
        <translation>{0} als Tabelle</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>quiet because of {0}</source>
        <translation>ruhig wegen {0}</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>A new recipe: it knows no mark, and learns from this folder what is normal.</source>
        <translation>Ein neues Rezept: Es kennt keine Markierung und lernt aus diesem Ordner, was normal ist.</translation>
    </message>
    <message>
        <source>Free text. It names the recipe: folders with the same name share their marks and their threshold.</source>
        <translation>Freier Text. Er benennt das Rezept: Ordner mit demselben Namen teilen Markierungen und Schwelle.</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>It does nothing else: the model has no text tower.</source>
        <translation>Sonst bewirkt er nichts: Das Modell versteht keinen Text.</translation>
    </message>
    <message>
        <source>Kind of part</source>
        <translation>Art des Teils</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The model of this recipe is asked in its words, too.</source>
        <translation>Das Modell dieses Rezepts wird auch in dessen Worten befragt.</translation>
    </message>
    <message>
        <source>This recipe is there: its bank, marks and threshold are used.</source>
        <translation>Dieses Rezept gibt es: Seine Bank, Markierungen und Schwelle werden verwendet.</translation>
    </message>
    <message>
        <source>What kind of part is in this folder?</source>
        <translation>Was für Teile sind in diesem Ordner?</translation>
    </message>
    <message>
        <source>Which pictures show the same part?</source>
        <translation>Welche Bilder zeigen dasselbe Teil?</translation>
    </message>
</context>
<context>
    <name>Challenge</name>
    <message>
        <source>Few rejects are known yet: reject parts with true defects, and this says more.</source>
        <translation>Noch ist wenig Ausschuss bekannt: Beurteilen Sie Teile mit echten Fehlern als Ausschuss, dann sagt dies mehr.</translation>
    </message>
    <message>
        <source>Lost: {0}. Gained: {1}. Weakened: {2}.</source>
        <translation>Verloren: {0}. Gewonnen: {1}. Geschwächt: {2}.</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>weakened</source>
        <translation>geschwächt</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>{0} cannot be asked: features and picture are gone.</source>
        <translation>{0} können nicht befragt werden: Merkmale und Bild sind fort.</translation>
    </message>
    <message>
        <source>{0} of {1} known rejects are flagged, {2} of {3} known good parts are.</source>
        <translation>{0} von {1} bekannten Ausschussteilen sind auffällig, {2} von {3} bekannten Gutteilen.</translation>
    </message>
</context>
<context>
    <name>ChallengeAge</name>
    <message>
        <source>Last asked on {0} by {1}: {2} rejects, {3} good parts</source>
        <translation>Zuletzt befragt am {0} von {1}: {2} Ausschussteile, {3} Gutteile</translation>
    </message>
    <message>
        <source>good and flagged: {0}</source>
        <translation>gut und auffällig: {0}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>not flagged: {0}</source>
        <translation>nicht auffällig: {0}</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>vor {0} h</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>vor {0} min</translation>
    </message>
    <message>
        <source>▲ challenge failed {0}, confirmed by {1}</source>
        <translation>▲ Prüfsatz {0} gefallen, bestätigt von {1}</translation>
    </message>
    <message>
        <source>▲ challenge never passed</source>
        <translation>▲ Prüfsatz nie bestanden</translation>
    </message>
    <message>
        <source>▲ challenge passed {0}, wanted every {1} h</source>
        <translation>▲ Prüfsatz {0} bestanden, alle {1} h verlangt</translation>
    </message>
    <message>
        <source>✓ challenge passed {0}, 1 part</source>
        <translation>✓ Prüfsatz {0} bestanden, 1 Teil</translation>
    </message>
    <message>
        <source>✓ challenge passed {0}, {1} parts</source>
        <translation>✓ Prüfsatz {0} bestanden, {1} Teile</translation>
    </message>
    <message>
        <source>✕ challenge failed {0}: {1} of {2} parts wrong</source>
        <translation>✕ Prüfsatz {0} gefallen: {1} von {2} Teilen falsch</translation>
    </message>
</context>
<context>
    <name>ChallengeDialog</name>
    <message>
        <source>A double click, or Enter, opens the part.</source>
        <translation>Ein Doppelklick oder die Eingabetaste öffnet das Teil.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Challenge set</source>
        <translation>Prüfsatz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Bekannt als</translation>
    </message>
    <message>
        <source>Known parts of {0}</source>
        <translation>Bekannte Teile von {0}</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Why it is done all the same</source>
        <translation>Warum es trotzdem geschieht</translation>
    </message>
</context>
<context>
    <name>ChallengeRun</name>
    <message>
        <source>good part, flagged</source>
        <translation>Gutteil, auffällig</translation>
    </message>
    <message>
        <source>reject, not flagged</source>
        <translation>Ausschuss, nicht auffällig</translation>
    </message>
</context>
<context>
    <name>ChallengeRunDialog</name>
    <message>
        <source>A double click, or Enter, opens the part.</source>
        <translation>Ein Doppelklick oder die Eingabetaste öffnet das Teil.</translation>
    </message>
    <message>
        <source>Ask the known parts again</source>
        <translation>Bekannte Teile neu befragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Trotzdem weiterarbeiten</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Bekannt als</translation>
    </message>
    <message>
        <source>Last run of the challenge set</source>
        <translation>Letzter Lauf des Prüfsatzes</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Why work goes on although these parts are judged wrongly</source>
        <translation>Warum weitergearbeitet wird, obwohl diese Teile falsch beurteilt werden</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>Bestätigte Fehler, die an Wert verlieren</translation>
    </message>
    <message>
        <source>Flagged again</source>
        <translation>Wieder auffällig</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>Werden ruhig</translation>
    </message>
    <message>
        <source>Known parts that would be judged wrongly</source>
        <translation>Bekannte Teile, die falsch beurteilt würden</translation>
    </message>
    <message>
        <source>Known parts would be judged wrongly. Look at them before you go on.</source>
        <translation>Bekannte Teile würden falsch beurteilt. Sehen Sie sie an, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>No known part would be judged wrongly.</source>
        <translation>Kein bekanntes Teil würde falsch beurteilt.</translation>
    </message>
    <message>
        <source>Quiet parts would be flagged again. Look at them before you go on.</source>
        <translation>Ruhige Teile würden wieder auffällig. Sehen Sie sie an, bevor Sie weitermachen.</translation>
    </message>
</context>
<context>
    <name>ClassPicker</name>
    <message>
        <source>Defect class {0}</source>
        <translation>Fehlerklasse {0}</translation>
    </message>
</context>
<context>
    <name>ClassesDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>Fehlerklassen</translation>
    </message>
    <message>
        <source>Defect classes of {0}</source>
        <translation>Fehlerklassen von {0}</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The number in front is the key. A change is a new version of the recipe: reviews keep the class they were given.</source>
        <translation>Die Zahl davor ist die Taste. Eine Änderung ist eine neue Fassung des Rezepts: Beurteilungen behalten die Klasse, die sie bekamen.</translation>
    </message>
    <message>
        <source>new class</source>
        <translation>neue Klasse</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A lot is being inspected.</source>
        <translation>Ein Los wird gerade geprüft.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Inspection is running</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>It goes on where it was at the next start. Nothing that was decided is lost.</source>
        <translation>Beim nächsten Start geht es weiter, wo es war. Nichts Entschiedenes geht verloren.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>0 good</source>
        <translation>0 gut</translation>
    </message>
    <message>
        <source>2 or more</source>
        <translation>2 oder mehr</translation>
    </message>
    <message>
        <source>Colours of the heatmap: 0 good, 1 threshold, 2 and more</source>
        <translation>Farben der Anomaliekarte: 0 gut, 1 Schwelle, 2 und mehr</translation>
    </message>
    <message>
        <source>{value} threshold</source>
        <translation>{value} Schwelle</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>No command has these words</source>
        <translation>Kein Befehl enthält diese Wörter</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>accept part</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>accept {0} parts</source>
        <translation>{0} Gutteile</translation>
    </message>
    <message>
        <source>approve {0}</source>
        <translation>{0} freigeben</translation>
    </message>
    <message>
        <source>change defect classes</source>
        <translation>Fehlerklassen ändern</translation>
    </message>
    <message>
        <source>change settings of the recipe</source>
        <translation>Einstellungen des Rezepts ändern</translation>
    </message>
    <message>
        <source>finding is {0}</source>
        <translation>Befund ist {0}</translation>
    </message>
    <message>
        <source>grow the bank by 1 part</source>
        <translation>Speicher um 1 Teil dazulernen lassen</translation>
    </message>
    <message>
        <source>grow the bank by {0} parts</source>
        <translation>Speicher um {0} Teile dazulernen lassen</translation>
    </message>
    <message>
        <source>import marks</source>
        <translation>Markierungen einlesen</translation>
    </message>
    <message>
        <source>keep mark</source>
        <translation>Markierung übernehmen</translation>
    </message>
    <message>
        <source>keep {0} again</source>
        <translation>{0} wieder übernehmen</translation>
    </message>
    <message>
        <source>merge {0} into {1}</source>
        <translation>{0} mit {1} zusammenlegen</translation>
    </message>
    <message>
        <source>move threshold</source>
        <translation>Schwelle verschieben</translation>
    </message>
    <message>
        <source>name a good part</source>
        <translation>ein Gutteil nennen</translation>
    </message>
    <message>
        <source>no known good part any more</source>
        <translation>kein bekanntes Gutteil mehr</translation>
    </message>
    <message>
        <source>refuse {0}</source>
        <translation>{0} ablehnen</translation>
    </message>
    <message>
        <source>region is {0}</source>
        <translation>Bereich ist {0}</translation>
    </message>
    <message>
        <source>reject part</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>reject {0} parts</source>
        <translation>{0} Teile Ausschuss</translation>
    </message>
    <message>
        <source>return to the bank before</source>
        <translation>zum Speicher davor zurück</translation>
    </message>
    <message>
        <source>revoke {0}</source>
        <translation>{0} widerrufen</translation>
    </message>
    <message>
        <source>unsure of part</source>
        <translation>Teil unklar</translation>
    </message>
    <message>
        <source>unsure of {0} parts</source>
        <translation>{0} Teile unklar</translation>
    </message>
    <message>
        <source>{0} findings are {1}</source>
        <translation>{0} Befunde sind {1}</translation>
    </message>
</context>
<context>
    <name>ComparisonDesk</name>
    <message>
        <source>before {0}</source>
        <translation>vor {0}</translation>
    </message>
    <message>
        <source>nearest good part</source>
        <translation>ähnlichstes Gutteil</translation>
    </message>
    <message>
        <source>nearest mark {0}, {1}</source>
        <translation>ähnlichste Markierung {0}, {1}</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>Wert {0}</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>mit {0}</translation>
    </message>
</context>
<context>
    <name>ConfirmChallenge</name>
    <message>
        <source>Asking the known parts…</source>
        <translation>Die bekannten Teile werden befragt…</translation>
    </message>
    <message>
        <source>Confirmed: it stands beside the run of the challenge set</source>
        <translation>Bestätigt: Es steht beim Lauf des Prüfsatzes</translation>
    </message>
    <message>
        <source>Other parts are judged wrongly now. Nothing was confirmed yet.</source>
        <translation>Jetzt werden andere Teile falsch beurteilt. Noch ist nichts bestätigt.</translation>
    </message>
    <message>
        <source>The known parts are judged rightly now: nothing had to be confirmed</source>
        <translation>Die bekannten Teile werden jetzt richtig beurteilt: Es war nichts zu bestätigen</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>Expected cost over the threshold</source>
        <translation>Erwartete Kosten über der Schwelle</translation>
    </message>
    <message>
        <source>Least at {0}</source>
        <translation>Am geringsten bei {0}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Faults of the program</source>
        <translation>Fehler des Programms</translation>
    </message>
    <message>
        <source>Inspector made a mistake the last time. Nothing that was confirmed is lost. This is all that was noted; it can hold the name of a file. It is sent nowhere unless you hand it on yourself.</source>
        <translation>Inspector hat beim letzten Mal einen Fehler gemacht. Nichts Bestätigtes ist verloren. Dies ist alles, was festgehalten wurde; ein Dateiname kann darin stehen. Es wird nirgendwohin gesendet, wenn Sie es nicht selbst weitergeben.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>The report could not be deleted: {0}</source>
        <translation>Der Bericht konnte nicht gelöscht werden: {0}</translation>
    </message>
    <message>
        <source>The report could not be saved: {0}</source>
        <translation>Der Bericht konnte nicht gespeichert werden: {0}</translation>
    </message>
    <message>
        <source>The report in full</source>
        <translation>Der ganze Bericht</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>Es gibt keinen Bericht.</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>Welcher Bericht</translation>
    </message>
</context>
<context>
    <name>CrashLoop</name>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Inspector ended twice in a row while it was starting.</source>
        <translation>Inspector endete zweimal hintereinander beim Starten.</translation>
    </message>
    <message>
        <source>It can start without opening the last lot and without going on with its inspection. Nothing that was decided is lost; lots can be opened afterwards as always.</source>
        <translation>Es kann starten, ohne das letzte Los zu öffnen und weiterzuprüfen. Nichts Entschiedenes ist verloren; Lose lassen sich danach wie immer öffnen.</translation>
    </message>
    <message>
        <source>Start as always</source>
        <translation>Wie immer starten</translation>
    </message>
    <message>
        <source>Start without the lot</source>
        <translation>Ohne das Los starten</translation>
    </message>
</context>
<context>
    <name>CurrentLot</name>
    <message>
        <source>starting the engine</source>
        <translation>das Rechenwerk wird gestartet</translation>
    </message>
</context>
<context>
    <name>DecisionButtons</name>
    <message>
        <source>Accept</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
</context>
<context>
    <name>DefectClasses</name>
    <message>
        <source>dent</source>
        <translation>Delle</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstiges</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>stain</source>
        <translation>Fleck</translation>
    </message>
</context>
<context>
    <name>DemoGuide</name>
    <message>
        <source>1 part is quiet because of the marks of the lot before, {0} are flagged. Revoke a mark in the bank, and its parts come back.</source>
        <translation>1 Teil ist ruhig wegen der Markierungen des vorigen Loses, {0} sind auffällig. Widerrufen Sie eine Markierung, und ihre Teile kommen zurück.</translation>
    </message>
    <message>
        <source>1 part is quiet because of your marks, {0} stay flagged. Mark another shadow if one is left, then see whether the next lot knows them.</source>
        <translation>1 Teil ist ruhig wegen Ihrer Markierungen, {0} bleiben auffällig. Markieren Sie noch einen Schatten, falls einer übrig ist, und sehen Sie dann, ob das nächste Los sie kennt.</translation>
    </message>
    <message>
        <source>End the guide</source>
        <translation>Führung beenden</translation>
    </message>
    <message>
        <source>Open the next lot</source>
        <translation>Nächstes Los öffnen</translation>
    </message>
    <message>
        <source>The next lot of the recipe knows your marks from its first part on.</source>
        <translation>Das nächste Los des Rezepts kennt Ihre Markierungen vom ersten Teil an.</translation>
    </message>
    <message>
        <source>This is what the mark would do; nothing is stored yet. P keeps it, Esc drops it.</source>
        <translation>Das würde die Markierung bewirken; noch ist nichts gespeichert. P übernimmt sie, Esc verwirft sie.</translation>
    </message>
    <message>
        <source>{0} parts are flagged: some have a true defect, others only the shadow of a gripper. N goes to the next one; on a shadow, press P.</source>
        <translation>{0} Teile sind auffällig: Einige haben einen echten Fehler, andere nur den Schatten eines Greifers. N geht zum nächsten; bei einem Schatten drücken Sie P.</translation>
    </message>
    <message>
        <source>{0} parts are quiet because of the marks of the lot before, {1} are flagged. Revoke a mark in the bank, and its parts come back.</source>
        <translation>{0} Teile sind ruhig wegen der Markierungen des vorigen Loses, {1} sind auffällig. Widerrufen Sie eine Markierung, und ihre Teile kommen zurück.</translation>
    </message>
    <message>
        <source>{0} parts are quiet because of your marks, {1} stay flagged. Mark another shadow if one is left, then see whether the next lot knows them.</source>
        <translation>{0} Teile sind ruhig wegen Ihrer Markierungen, {1} bleiben auffällig. Markieren Sie noch einen Schatten, falls einer übrig ist, und sehen Sie dann, ob das nächste Los sie kennt.</translation>
    </message>
    <message>
        <source>{0} plates are being inspected. No training, no labels: what is usual in the lot counts as normal.</source>
        <translation>{0} Platten werden geprüft. Kein Anlernen, keine Vorgaben: Was im Los üblich ist, gilt als normal.</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>0 is the typical good part, 1 the threshold.</source>
        <translation>0 ist das typische Gutteil, 1 die Schwelle.</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95 % von</translation>
    </message>
    <message>
        <source>95 % to</source>
        <translation>95 % bis</translation>
    </message>
    <message>
        <source>A kept thumbnail stands in for the picture.</source>
        <translation>Ein aufbewahrtes Vorschaubild vertritt das Bild.</translation>
    </message>
    <message>
        <source>A mark removed or lowered a finding; the part is not flagged.</source>
        <translation>Eine Markierung hat einen Befund entfernt oder gesenkt; das Teil ist nicht auffällig.</translation>
    </message>
    <message>
        <source>A person found a defect.</source>
        <translation>Ein Mensch hat einen Fehler gefunden.</translation>
    </message>
    <message>
        <source>A region, {0}, that no finding covers now</source>
        <translation>Ein Bereich, {0}, den jetzt kein Befund deckt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Acts on parts</source>
        <translation>Wirkt auf Teile</translation>
    </message>
    <message>
        <source>Agreement of {0} and {1}</source>
        <translation>Übereinstimmung von {0} und {1}</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Approved by {0}, {1}</source>
        <translation>Freigegeben von {0}, {1}</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Area and place</source>
        <translation>Fläche und Ort</translation>
    </message>
    <message>
        <source>Area mm²</source>
        <translation>Fläche mm²</translation>
    </message>
    <message>
        <source>Area px</source>
        <translation>Fläche px</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Audit log, SHA-256 of the row</source>
        <translation>Prüfprotokoll, SHA-256 der Zeile</translation>
    </message>
    <message>
        <source>Audit log, row</source>
        <translation>Prüfprotokoll, Zeile</translation>
    </message>
    <message>
        <source>Audit log, row {0}</source>
        <translation>Prüfprotokoll, Zeile {0}</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Bank patches</source>
        <translation>Gemerkte Ausschnitte</translation>
    </message>
    <message>
        <source>Bank version</source>
        <translation>Version der Bank</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>By it alone</source>
        <translation>Allein</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Centre: all lots together; limits: three sigma at each lot&apos;s own size.</source>
        <translation>Mitte: alle Lose zusammen; Grenzen: drei Sigma beim Umfang des Loses.</translation>
    </message>
    <message>
        <source>Centre: the baseline “{0}” alone ({1} of {2} parts, lots: {3}), which later lots do not move; limits: three sigma at each lot&apos;s own size.</source>
        <translation>Mitte: allein die Grundlage „{0}“ ({1} von {2} Teilen, Lose: {3}), die spätere Lose nicht verschieben; Grenzen: drei Sigma bei der Größe jedes Loses.</translation>
    </message>
    <message>
        <source>Certificate of a mark</source>
        <translation>Zertifikat einer Markierung</translation>
    </message>
    <message>
        <source>Certificate of mark {0}</source>
        <translation>Zertifikat der Markierung {0}</translation>
    </message>
    <message>
        <source>Certificates of marks</source>
        <translation>Zertifikate der Markierungen</translation>
    </message>
    <message>
        <source>Challenge set</source>
        <translation>Prüfsatz</translation>
    </message>
    <message>
        <source>Check sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Check sample, not decided</source>
        <translation>Stichprobe, nicht entschieden</translation>
    </message>
    <message>
        <source>Cleared {0} flagged parts of the lot {1}{2}</source>
        <translation>Entlastete {0} auffällige Teile des Loses {1}{2}</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {0} (95 %: {1} to {2}), the same word on {3} of {4} parts</source>
        <translation>Cohens Kappa {0} (95 %: {1} bis {2}), dasselbe Wort zu {3} von {4} Teilen</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {0}, the same word on {1} of {2} parts; too few for an interval, which takes {3} parts</source>
        <translation>Cohens Kappa {0}, dasselbe Wort zu {1} von {2} Teilen; zu wenige für ein Intervall, das {3} Teile braucht</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>Gerechnet mit</translation>
    </message>
    <message>
        <source>Confirmed defects could not be compared with it.</source>
        <translation>Bestätigte Fehler konnten nicht mit ihr verglichen werden.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Content SHA-256</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Control charts</source>
        <translation>Regelkarten</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>Konnten nicht geprüft werden</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Gezählt aus</translation>
    </message>
    <message>
        <source>Database state</source>
        <translation>Stand der Datenbank</translation>
    </message>
    <message>
        <source>Database state SHA-256</source>
        <translation>Stand der Datenbank, SHA-256</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Entschieden am</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>Fehlerklassen</translation>
    </message>
    <message>
        <source>Defect classes of {0} rejected parts, the most frequent first</source>
        <translation>Fehlerklassen von {0} Teilen Ausschuss, die häufigsten zuerst</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Defects near</source>
        <translation>Fehler in der Nähe</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Document SHA-256</source>
        <translation>SHA-256 des Dokuments</translation>
    </message>
    <message>
        <source>Drawn among the parts that were not flagged: blind until decided.</source>
        <translation>Unter den nicht auffälligen Teilen gezogen: verdeckt bis zur Entscheidung.</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Escape rate</source>
        <translation>Schlupfrate</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht prüfbar</translation>
    </message>
    <message>
        <source>False calls over the last lots</source>
        <translation>Fehlalarme über die letzten Lose</translation>
    </message>
    <message>
        <source>False calls: flagged, and good in the eyes of a person.</source>
        <translation>Fehlalarme: auffällig, und in den Augen eines Menschen gut.</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>First-pass yield</source>
        <translation>Ausbeute im ersten Durchgang</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Flagged parts over the last lots</source>
        <translation>Auffällige Teile über die letzten Lose</translation>
    </message>
    <message>
        <source>Flagged rightly</source>
        <translation>Zu Recht auffällig</translation>
    </message>
    <message>
        <source>Flagged {0} of {1} known good parts{2}</source>
        <translation>Machte {0} von {1} bekannten Gutteilen auffällig{2}</translation>
    </message>
    <message>
        <source>Flagged, accepted</source>
        <translation>Auffällig, angenommen</translation>
    </message>
    <message>
        <source>Flagged, not decided</source>
        <translation>Auffällig, nicht entschieden</translation>
    </message>
    <message>
        <source>Heatmap of {0}</source>
        <translation>Anomaliekarte von {0}</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Hid {0} of {1} confirmed defects{2}, weakened {3}{4}</source>
        <translation>Verdeckte {0} von {1} bestätigten Fehlern{2}, schwächte {3}{4}</translation>
    </message>
    <message>
        <source>Histogram of the part scores</source>
        <translation>Histogramm der Werte der Teile</translation>
    </message>
    <message>
        <source>How it was inspected</source>
        <translation>Wie geprüft wurde</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image SHA-256</source>
        <translation>SHA-256 des Bildes</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Inspected from</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Inspected to</source>
        <translation>Geprüft bis</translation>
    </message>
    <message>
        <source>Inspection report</source>
        <translation>Prüfbericht</translation>
    </message>
    <message>
        <source>It waits for another person than {0}.</source>
        <translation>Sie wartet auf jemand anderen als {0}.</translation>
    </message>
    <message>
        <source>Kappa is not defined: both said the same of every part.</source>
        <translation>Kappa ist nicht bestimmt: Beide sagten zu jedem Teil dasselbe.</translation>
    </message>
    <message>
        <source>Kept before approval was required; it acts on.</source>
        <translation>Übernommen, bevor eine Freigabe verlangt war; sie wirkt weiter.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Limit: {0} s.</source>
        <translation>Grenze: {0} s.</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>Losnummer</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lose</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Untere Grenze</translation>
    </message>
    <message>
        <source>Lower threshold, raw</source>
        <translation>Untere Schwelle, roh</translation>
    </message>
    <message>
        <source>Machine against people</source>
        <translation>Maschine gegen Menschen</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Made by Inspector on {0}; all times are of that place. Scores are calibrated to the recipe&apos;s threshold and are never stretched image by image. Intervals are Clopper-Pearson at 95 % confidence.</source>
        <translation>Erstellt von Inspector am {0}; alle Zeiten sind die dieses Ortes. Werte sind an der Schwelle des Rezepts geeicht und werden nie Bild für Bild gestreckt. Intervalle sind nach Clopper-Pearson mit 95 % Sicherheit.</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Marks that act in this lot: on what evidence they were kept, and who answers for them.</source>
        <translation>Markierungen, die in diesem Los wirken: worauf sie beruhen und wer für sie einsteht.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation>Mittlere Hälfte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Nine in ten below</source>
        <translation>Neun von zehn unter</translation>
    </message>
    <message>
        <source>No defect is confirmed yet.</source>
        <translation>Noch ist kein Fehler bestätigt.</translation>
    </message>
    <message>
        <source>No finding above the threshold.</source>
        <translation>Kein Befund über der Schwelle.</translation>
    </message>
    <message>
        <source>No run rule is broken.</source>
        <translation>Keine Regel ist gebrochen.</translation>
    </message>
    <message>
        <source>Not inspected</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Ok</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Only parts that match “{0}”: {1} of {2}. Every figure below counts these.</source>
        <translation>Nur Teile, auf die „{0}“ passt: {1} von {2}. Jede Zahl unten zählt diese.</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Partly quiet because of</source>
        <translation>Teilweise ruhig wegen</translation>
    </message>
    <message>
        <source>Partly quiet because of {0} ({1})</source>
        <translation>Teilweise ruhig wegen {0} ({1})</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Parts of which a mark removed or lowered a finding; saved are those that are ok now. Some would be ok without it.</source>
        <translation>Teile, bei denen eine Markierung einen Befund entfernte oder senkte; erspart sind die, die jetzt i. O. sind. Manche wären es auch ohne sie.</translation>
    </message>
    <message>
        <source>Parts on which a pseudo-anomaly was marked.</source>
        <translation>Teile, auf denen ein Pseudofehler markiert wurde.</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Photograph of {0}</source>
        <translation>Aufnahme von {0}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Pseudo-anomalies that the recipe knows, and whether they acted when this lot was scored.</source>
        <translation>Pseudofehler, die das Rezept kennt, und ob sie wirkten, als dieses Los bewertet wurde.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Quiet because of</source>
        <translation>Ruhig wegen</translation>
    </message>
    <message>
        <source>Quiet because of a mark</source>
        <translation>Ruhig wegen einer Markierung</translation>
    </message>
    <message>
        <source>Quiet because of {0} ({1})</source>
        <translation>Ruhig wegen {0} ({1})</translation>
    </message>
    <message>
        <source>Raw peak</source>
        <translation>Roher Höchstwert</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>Roher Wert</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Recipe / bank version</source>
        <translation>Rezept / Speicher, Vers.</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>Version des Rezepts</translation>
    </message>
    <message>
        <source>Recipe version {0}, bank version {1}, threshold {2} raw.</source>
        <translation>Rezeptversion {0}, Speicherversion {1}, Schwelle {2} roh.</translation>
    </message>
    <message>
        <source>Refused by {0}, {1}</source>
        <translation>Abgelehnt von {0}, {1}</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Region of {0}</source>
        <translation>Bereich von {0}</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Rejected parts over the last lots</source>
        <translation>Ausschuss über die letzten Lose</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Erspart</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Scored again</source>
        <translation>Neu bewertet</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Scores are calibrated to the recipe&apos;s threshold of then: 0 the typical good part, 1 the threshold. All times are of the place where this was made.</source>
        <translation>Werte sind auf die damalige Schwelle des Rezepts bezogen: 0 das typische Gutteil, 1 die Schwelle. Alle Zeiten gelten für den Ort, an dem dies entstand.</translation>
    </message>
    <message>
        <source>Scores are calibrated to the recipe&apos;s threshold. Intervals are Clopper-Pearson at 95 % confidence. All times are of the place where this was made.</source>
        <translation>Werte sind an der Schwelle des Rezepts geeicht. Intervalle sind nach Clopper-Pearson mit 95 % Sicherheit. Alle Zeiten sind die des Ortes, an dem dies erstellt wurde.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Sources of marks</source>
        <translation>Quellen von Markierungen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The guard had nothing against it.</source>
        <translation>Der Schutz hatte nichts dagegen.</translation>
    </message>
    <message>
        <source>The guard warned, and the mark was kept in spite of it.</source>
        <translation>Der Schutz warnte, und die Markierung wurde trotzdem übernommen.</translation>
    </message>
    <message>
        <source>The guard was blind: fewer than five defects were known.</source>
        <translation>Der Schutz war blind: weniger als fünf Fehler waren bekannt.</translation>
    </message>
    <message>
        <source>The machine flagged these; nobody has decided, or was unsure.</source>
        <translation>Die Maschine fand sie auffällig; niemand hat entschieden, oder es blieb unklar.</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>Das Bild kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>Das Bild kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>The preview was not kept with this mark: it is of an earlier version of the program.</source>
        <translation>Die Vorschau wurde bei dieser Markierung nicht aufbewahrt: sie stammt aus einer früheren Version des Programms.</translation>
    </message>
    <message>
        <source>The recipe asked for no approval when it was kept.</source>
        <translation>Das Rezept verlangte keine Freigabe, als sie übernommen wurde.</translation>
    </message>
    <message>
        <source>These parts have no verdict.</source>
        <translation>Diese Teile haben kein Urteil.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Threshold rests on</source>
        <translation>Grundlage der Schwelle</translation>
    </message>
    <message>
        <source>Threshold, raw</source>
        <translation>Schwelle, roh</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time for a decision</source>
        <translation>Zeit für eine Entscheidung</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Nachzuprüfen</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Typical good part, raw</source>
        <translation>Typisches Gutteil, roh</translation>
    </message>
    <message>
        <source>Under the map: a typical good part.</source>
        <translation>Unter der Karte: ein typisches Gutteil.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Obere Grenze</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights SHA-256</source>
        <translation>Gewichte, SHA-256</translation>
    </message>
    <message>
        <source>What the marks saved</source>
        <translation>Was die Markierungen ersparten</translation>
    </message>
    <message>
        <source>Where fewer than five parts of a kind are expected, the limits are binomial quantiles.</source>
        <translation>Wo weniger als fünf Teile einer Art zu erwarten sind, sind die Grenzen Quantile der Binomialverteilung.</translation>
    </message>
    <message>
        <source>Where findings lie</source>
        <translation>Wo Befunde liegen</translation>
    </message>
    <message>
        <source>Where {0} findings lie; the darkest place is covered by {1}</source>
        <translation>Wo {0} Befunde liegen; den dunkelsten Ort bedecken {1}</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>a small picture that was kept</source>
        <translation>ein aufbewahrtes kleines Bild</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted parts that are flagged, of all accepted parts</source>
        <translation>als Gutteil beurteilte, die auffällig sind, von allen als Gutteil beurteilten</translation>
    </message>
    <message>
        <source>accepted parts that are flagged, of all parts accepted or ok</source>
        <translation>als Gutteil beurteilte, die auffällig sind, von allen als Gutteil beurteilten und allen Teilen i. O.</translation>
    </message>
    <message>
        <source>acts</source>
        <translation>wirkt</translation>
    </message>
    <message>
        <source>acts in this lot</source>
        <translation>wirkt in diesem Los</translation>
    </message>
    <message>
        <source>acts on</source>
        <translation>wirkt weiter</translation>
    </message>
    <message>
        <source>acts on no part now</source>
        <translation>wirkt zurzeit auf kein Teil</translation>
    </message>
    <message>
        <source>acts on {0} part</source>
        <translation>wirkt auf {0} Teil</translation>
    </message>
    <message>
        <source>acts on {0} parts</source>
        <translation>wirkt auf {0} Teile</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>beyond its reach</source>
        <translation>außerhalb ihrer Reichweite</translation>
    </message>
    <message>
        <source>beyond the control limits (Nelson 1, Western Electric 1)</source>
        <translation>außerhalb der Eingriffsgrenzen (Nelson 1, Western Electric 1)</translation>
    </message>
    <message>
        <source>blind until decided</source>
        <translation>verdeckt bis zur Entscheidung</translation>
    </message>
    <message>
        <source>boxes of the findings of flagged parts, as shares of the picture; pictures are not laid over each other first</source>
        <translation>Rahmen der Befunde auffälliger Teile als Anteile des Bildes; die Bilder werden nicht erst übereinandergelegt</translation>
    </message>
    <message>
        <source>calibrated scores of the parts that the machine calls ok; drift as it was measured after inspection</source>
        <translation>kalibrierte Werte der Teile, die der Maschine nicht auffallen; Drift, wie sie nach der Prüfung gemessen wurde</translation>
    </message>
    <message>
        <source>check</source>
        <translation>nachprüfen</translation>
    </message>
    <message>
        <source>confirmed by {0}: {1}</source>
        <translation>bestätigt von {0}: {1}</translation>
    </message>
    <message>
        <source>date, signature</source>
        <translation>Datum, Unterschrift</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>defective parts of the check sample, of those decided</source>
        <translation>fehlerhafte Teile der Stichprobe, von den entschiedenen</translation>
    </message>
    <message>
        <source>dent</source>
        <translation>Delle</translation>
    </message>
    <message>
        <source>did not act in this lot</source>
        <translation>wirkte in diesem Los nicht</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezogen</translation>
    </message>
    <message>
        <source>escape rate</source>
        <translation>Schlupfrate</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>failed {0}, {1} before this document: {2} of {3} known parts judged wrongly</source>
        <translation>gefallen {0}, {1} vor diesem Dokument: {2} von {3} bekannten Teilen falsch beurteilt</translation>
    </message>
    <message>
        <source>false calls</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>false-call rate</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of all accepted parts; people do not choose by chance what they review</source>
        <translation>auffällige, als Gutteil beurteilte Teile, von allen als Gutteil beurteilten; was beurteilt wird, ist nicht zufällig gewählt</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of all good parts: accepted ones, and ok ones that nobody has reviewed</source>
        <translation>auffällige, als Gutteil beurteilte Teile, von allen guten: den so beurteilten und denen i. O., die niemand beurteilt hat</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of the flagged parts that a person decided</source>
        <translation>auffällige, als Gutteil beurteilte Teile, von den auffälligen, die entschieden wurden</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of the good parts of each lot</source>
        <translation>auffällige, als Gutteil beurteilte Teile, von den guten Teilen jedes Loses</translation>
    </message>
    <message>
        <source>flagged parts, of the inspected parts of each lot</source>
        <translation>auffällige Teile, von den geprüften Teilen jedes Loses</translation>
    </message>
    <message>
        <source>four of five beyond one sigma on one side (Nelson 6, Western Electric 3)</source>
        <translation>vier von fünf jenseits von einem Sigma auf einer Seite (Nelson 6, Western Electric 3)</translation>
    </message>
    <message>
        <source>fourteen in a row up and down by turns (Nelson 4)</source>
        <translation>vierzehn hintereinander abwechselnd auf und ab (Nelson 4)</translation>
    </message>
    <message>
        <source>from {0}, all good; at most {1} false calls with 95 % confidence, if the next parts are like these</source>
        <translation>aus {0}, alle gut; höchstens {1} Fehlalarme mit 95 % Sicherheit, wenn die nächsten Teile sind wie diese</translation>
    </message>
    <message>
        <source>from {0}, all good; no guarantee yet, {1} of {2}</source>
        <translation>aus {0}, alle gut; noch keine Zusage, {1} von {2}</translation>
    </message>
    <message>
        <source>heatmap</source>
        <translation>Anomaliekarte</translation>
    </message>
    <message>
        <source>heatmap as it is now</source>
        <translation>Wärmebild wie jetzt</translation>
    </message>
    <message>
        <source>heatmap before the mark</source>
        <translation>Wärmebild vor der Markierung</translation>
    </message>
    <message>
        <source>heatmap with the mark</source>
        <translation>Wärmebild mit der Markierung</translation>
    </message>
    <message>
        <source>in {0} lot</source>
        <translation>in {0} Los</translation>
    </message>
    <message>
        <source>in {0} lots</source>
        <translation>in {0} Losen</translation>
    </message>
    <message>
        <source>inspection report</source>
        <translation>Prüfbericht</translation>
    </message>
    <message>
        <source>it never passed</source>
        <translation>er wurde nie bestanden</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>kept again</source>
        <translation>wieder übernommen</translation>
    </message>
    <message>
        <source>kept, waits for approval</source>
        <translation>übernommen, wartet auf Freigabe</translation>
    </message>
    <message>
        <source>lot {0}</source>
        <translation>Los {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>needs a check sample of parts that were not flagged</source>
        <translation>braucht eine Stichprobe aus Teilen, die nicht auffällig waren</translation>
    </message>
    <message>
        <source>needs the whole lot, without a filter</source>
        <translation>braucht das ganze Los, ohne Filter</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie befragt</translation>
    </message>
    <message>
        <source>nine in a row on one side of the centre (Nelson 2)</source>
        <translation>neun hintereinander auf einer Seite der Mitte (Nelson 2)</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>kein Fehler bekannt</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>no sign-in: names are the system&apos;s</source>
        <translation>ohne Anmeldung: Namen sind die des Systems</translation>
    </message>
    <message>
        <source>no threshold yet: no bank has given this recipe a scale</source>
        <translation>noch keine Schwelle: keine Bank hat diesem Rezept einen Maßstab gegeben</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not classed</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>Nummer {0}</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstiges</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>parts that a person rejected, of the inspected parts</source>
        <translation>Ausschuss, von den geprüften Teilen</translation>
    </message>
    <message>
        <source>parts that both decided as a whole, each with the latest review that stands; the second may have seen what the first had said</source>
        <translation>Teile, die beide als Ganzes beurteilt haben, jeder mit der letzten Beurteilung, die gilt; der Zweite kann gesehen haben, was der Erste gesagt hatte</translation>
    </message>
    <message>
        <source>parts that the machine did not flag, of the inspected parts</source>
        <translation>Teile, die der Maschine nicht auffielen, von den geprüften</translation>
    </message>
    <message>
        <source>parts whose outcome is ok or accepted, of the inspected parts</source>
        <translation>Teile mit Ergebnis i. O. oder als Gutteil beurteilt, von den geprüften</translation>
    </message>
    <message>
        <source>passed last {0}</source>
        <translation>zuletzt bestanden {0}</translation>
    </message>
    <message>
        <source>passed {0}, {1} before this document (rejects: {2}, good parts: {3})</source>
        <translation>bestanden {0}, {1} vor diesem Dokument (Ausschussteile: {2}, Gutteile: {3})</translation>
    </message>
    <message>
        <source>photograph with the region</source>
        <translation>Foto mit dem Bereich</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>provisional, from {0} of the unlabelled lot itself; no guarantee</source>
        <translation>vorläufig, aus {0} des ungeprüften Loses selbst; keine Zusage</translation>
    </message>
    <message>
        <source>pseudo-anomaly</source>
        <translation>Pseudofehler</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>recipe version {0}</source>
        <translation>Rezeptversion {0}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>rejected parts with the defect classes that people named; a part with two counts in both</source>
        <translation>Ausschuss mit den Fehlerklassen, die genannt wurden; ein Teil mit zweien zählt in beiden</translation>
    </message>
    <message>
        <source>rejected parts, of the inspected parts of each lot</source>
        <translation>Ausschuss, von den geprüften Teilen jedes Loses</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>score 1.00, raw {0} (typical good part {1}</source>
        <translation>Wert 1,00, roh {0} (typisches Gutteil {1}</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>set by hand; no guarantee</source>
        <translation>von Hand gesetzt; keine Zusage</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>signed in during a part of the lot&apos;s time; other names are the system&apos;s</source>
        <translation>während eines Teils der Zeit des Loses angemeldet; andere Namen sind die des Systems</translation>
    </message>
    <message>
        <source>six in a row rising or falling (Nelson 3)</source>
        <translation>sechs hintereinander steigend oder fallend (Nelson 3)</translation>
    </message>
    <message>
        <source>stain</source>
        <translation>Fleck</translation>
    </message>
    <message>
        <source>the check sample alone, each checked part weighted by the chance with which it was drawn; estimated escapes, of these and the flagged parts that a person rejected</source>
        <translation>allein aus der Stichprobe, jedes angesehene Teil gewichtet nach der Wahrscheinlichkeit, mit der es gezogen wurde; geschätzter Schlupf, von diesem und dem auffälligen Ausschuss</translation>
    </message>
    <message>
        <source>the recipe wants it every {0} h</source>
        <translation>das Rezept verlangt ihn alle {0} h</translation>
    </message>
    <message>
        <source>the region, closer</source>
        <translation>der Bereich, näher</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>threshold in the middle</source>
        <translation>Schwelle in der Mitte</translation>
    </message>
    <message>
        <source>times between one decision of a person at a station and the next; longer ones than the limit are pauses</source>
        <translation>Zeiten zwischen einer Entscheidung einer Person an einer Station und der nächsten; längere als die Grenze sind Pausen</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>nachzuprüfen</translation>
    </message>
    <message>
        <source>to check from {0}</source>
        <translation>nachzuprüfen ab {0}</translation>
    </message>
    <message>
        <source>two of three beyond two sigma on one side (Nelson 5, Western Electric 2)</source>
        <translation>zwei von drei jenseits von zwei Sigma auf einer Seite (Nelson 5, Western Electric 2)</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>verdicts at the thresholds of today against what people decided; failed parts could not be inspected</source>
        <translation>Urteile an den heutigen Schwellen gegen das, was entschieden wurde; nicht prüfbare Teile wurden nicht geprüft</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>version {0}, from {1} images of good parts</source>
        <translation>Version {0}, aus {1} Bildern von Gutteilen</translation>
    </message>
    <message>
        <source>version {0}, from {1} images of the lot</source>
        <translation>Version {0}, aus {1} Bildern des Loses</translation>
    </message>
    <message>
        <source>waits for approval again</source>
        <translation>wartet wieder auf Freigabe</translation>
    </message>
    <message>
        <source>waits for approval, acts on nothing</source>
        <translation>wartet auf Freigabe, wirkt auf nichts</translation>
    </message>
    <message>
        <source>within its reach</source>
        <translation>in ihrer Reichweite</translation>
    </message>
    <message>
        <source>without a view</source>
        <translation>ohne Ansicht</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>{0} accepted by a person</source>
        <translation>{0} von einem Menschen angenommen</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} characters stand as □, no font on this computer has them: {1}</source>
        <translation>{0} Zeichen stehen als □, keine Schrift auf diesem Rechner hat sie: {1}</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} Tage</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} nicht prüfbar</translation>
    </message>
    <message>
        <source>{0} flagged not decided</source>
        <translation>{0} auffällige nicht entschieden</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} inspected</source>
        <translation>{0} geprüft</translation>
    </message>
    <message>
        <source>{0} mark</source>
        <translation>{0} Markierung</translation>
    </message>
    <message>
        <source>{0} marks</source>
        <translation>{0} Markierungen</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} more, without pictures:</source>
        <translation>{0} weitere, ohne Bilder:</translation>
    </message>
    <message>
        <source>{0} not checked yet</source>
        <translation>{0} noch nicht angesehen</translation>
    </message>
    <message>
        <source>{0} not decided</source>
        <translation>{0} nicht entschieden</translation>
    </message>
    <message>
        <source>{0} of the flagged parts that a person decided were rejected ({1})</source>
        <translation>{0} der auffälligen Teile, die ein Mensch entschieden hat, wurden Ausschuss ({1})</translation>
    </message>
    <message>
        <source>{0} of {1} checked parts defective</source>
        <translation>{0} von {1} angesehenen Teilen fehlerhaft</translation>
    </message>
    <message>
        <source>{0} of {1} confirmed defects lie within its reach of {2}</source>
        <translation>{0} von {1} bestätigten Fehlern liegen in ihrer Reichweite von {2}</translation>
    </message>
    <message>
        <source>{0} of {1} · 95 %: {2}–{3} %</source>
        <translation>{0} von {1} · 95 %: {2}–{3} %</translation>
    </message>
    <message>
        <source>{0} ok or accepted; first pass {1}</source>
        <translation>{0} in Ordnung oder angenommen; im ersten Durchgang {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} auf {1}</translation>
    </message>
    <message>
        <source>{0} over {1} lots, {2} of them with a signal</source>
        <translation>{0} über {1} Lose, {2} davon mit einem Signal</translation>
    </message>
    <message>
        <source>{0} part</source>
        <translation>{0} Teil</translation>
    </message>
    <message>
        <source>{0} part.</source>
        <translation>{0} Teil.</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} Teilen</translation>
    </message>
    <message>
        <source>{0} parts.</source>
        <translation>{0} Teile.</translation>
    </message>
    <message>
        <source>{0} quiet because of a mark</source>
        <translation>{0} ruhig wegen einer Markierung</translation>
    </message>
    <message>
        <source>{0} rejected outside of the sample</source>
        <translation>{0} außerhalb der Stichprobe Ausschuss</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>{0} nachzuprüfen</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Try out…</source>
        <translation>Erproben…</translation>
    </message>
</context>
<context>
    <name>Escape</name>
    <message>
        <source>But for another place: where the defect was drawn the map reaches only {0}.</source>
        <translation>Aber wegen einer anderen Stelle: Wo der Fehler gezeichnet ist, reicht die Karte nur bis {0}.</translation>
    </message>
    <message>
        <source>False calls: not known, no part of this lot was accepted yet.</source>
        <translation>Fehlalarme: nicht bekannt, in diesem Los ist noch kein Teil als Gutteil beurteilt.</translation>
    </message>
    <message>
        <source>False calls: {0} of {1} accepted parts, {2} more than now.</source>
        <translation>Fehlalarme: {0} von {1} Gutteilen, {2} mehr als jetzt.</translation>
    </message>
    <message>
        <source>It looks as calm as the typical good part.</source>
        <translation>Es sieht so ruhig aus wie das typische Gutteil.</translation>
    </message>
    <message>
        <source>Missed: a threshold of {0} would have flagged it</source>
        <translation>Durchschlupf: Eine Schwelle von {0} hätte es auffällig gemacht</translation>
    </message>
    <message>
        <source>Missed: no threshold catches it</source>
        <translation>Durchschlupf: Keine Schwelle fängt es</translation>
    </message>
    <message>
        <source>Of {1} ok parts nobody has reviewed it would flag {0}.</source>
        <translation>Von {1} unbeurteilten Teilen i. O. machte sie {0} auffällig.</translation>
    </message>
    <message>
        <source>{0} keep something of it quiet: look at the marks first.</source>
        <translation>{0} beruhigen etwas davon: Sehen Sie zuerst die Markierungen an.</translation>
    </message>
    <message>
        <source>{0} keeps something of it quiet: look at the mark first.</source>
        <translation>{0} beruhigt etwas davon: Sehen Sie zuerst die Markierung an.</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a feed</source>
        <translation>Weitergabe hinzufügen</translation>
    </message>
    <message>
        <source>File a day, CSV</source>
        <translation>Datei je Tag, CSV</translation>
    </message>
    <message>
        <source>File a day, JSON lines</source>
        <translation>Datei je Tag, JSON-Zeilen</translation>
    </message>
    <message>
        <source>Header of the secret</source>
        <translation>Kopfzeile des Geheimnisses</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Say where the secret lies, not what it is: env:NAME for an environment variable, keyring:NAME for the keyring of the system.</source>
        <translation>Sagen Sie, wo das Geheimnis liegt, nicht, was es ist: env:NAME für eine Umgebungsvariable, keyring:NAME für den Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Webhook (HTTP POST)</source>
        <translation>Webhook (HTTP POST)</translation>
    </message>
</context>
<context>
    <name>FeedList</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Weitergaben</translation>
    </message>
    <message>
        <source>Messages that the other side has refused for ever are kept</source>
        <translation>Nachrichten, die die andere Seite für immer abgewiesen hat, bleiben erhalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Send refused again</source>
        <translation>Abgewiesene noch einmal senden</translation>
    </message>
    <message>
        <source>Sending a test to {0}…</source>
        <translation>Ein Test geht an {0}…</translation>
    </message>
    <message>
        <source>{0}
{1} waiting</source>
        <translation>{0}
{1} warten</translation>
    </message>
    <message>
        <source>{0}
{1} waiting, last error: {2}</source>
        <translation>{0}
{1} warten, letzter Fehler: {2}</translation>
    </message>
    <message>
        <source>{0} carries what happens from now on</source>
        <translation>{0} gibt weiter, was von jetzt an geschieht</translation>
    </message>
    <message>
        <source>{0} has taken the test message</source>
        <translation>{0} hat die Testnachricht angenommen</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>{0} entfernt</translation>
    </message>
    <message>
        <source>{0} removed; {1} messages were not sent to it</source>
        <translation>{0} entfernt; {1} Nachrichten gingen nicht mehr dorthin</translation>
    </message>
    <message>
        <source>{0}: {1} messages are sent again</source>
        <translation>{0}: {1} Nachrichten werden noch einmal gesendet</translation>
    </message>
    <message>
        <source>{0}; {1} refused for ever</source>
        <translation>{0}; {1} für immer abgewiesen</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Show parts</source>
        <translation>Teile zeigen</translation>
    </message>
</context>
<context>
    <name>FigurePanel</name>
    <message>
        <source>Escape rate</source>
        <translation>Schlupfrate</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>Erwartete Kosten</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Promise of the good parts</source>
        <translation>Zusage der Gutteile</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>All it is counted from</source>
        <translation>Alles, woraus gezählt wird</translation>
    </message>
    <message>
        <source>{0}: all it is counted from</source>
        <translation>{0}: alles, woraus gezählt wird</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Images of the part</source>
        <translation>Bilder des Teils</translation>
    </message>
</context>
<context>
    <name>FindingButtons</name>
    <message>
        <source>Defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Pseudo</source>
        <translation>Pseudo</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>How high the heatmap rises in this finding. The part&apos;s score is the mean of the highest hundredth of its picture, so the two need not be the same.</source>
        <translation>Wie hoch die Wärmekarte in diesem Befund steigt. Der Wert des Teils ist das Mittel des höchsten Hundertstels seines Bildes; die beiden müssen also nicht gleich sein.</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>FirstChoice</name>
    <message>
        <source>One person, no sign-in</source>
        <translation>Eine Person, ohne Anmeldung</translation>
    </message>
    <message>
        <source>People sign in…</source>
        <translation>Personen melden sich an …</translation>
    </message>
    <message>
        <source>Who works at this station?</source>
        <translation>Wer arbeitet an dieser Station?</translation>
    </message>
    <message>
        <source>Without sign-in every decision bears the system user&apos;s name. It can be changed later: File → People.</source>
        <translation>Ohne Anmeldung trägt jede Entscheidung den Namen des Systembenutzers. Später zu ändern unter Datei → Personen.</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <source>No part matches this filter.
Empty the box to see all parts.</source>
        <translation>Kein Teil passt zu diesem Filter.
Leeren Sie das Feld, um alle Teile zu sehen.</translation>
    </message>
    <message>
        <source>No parts yet.
Put pictures into the folder and open it again.</source>
        <translation>Noch keine Teile.
Legen Sie Bilder in den Ordner und öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>1 part selected</source>
        <translation>1 Teil ausgewählt</translation>
    </message>
    <message>
        <source>A decision is for all of them, and one step to undo</source>
        <translation>Eine Entscheidung gilt für alle und wird in einem Schritt rückgängig</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Check sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>Konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>Divide the list</source>
        <translation>Liste teilen</translation>
    </message>
    <message>
        <source>Divide the list by lot, part or view</source>
        <translation>Die Liste nach Los, Teil oder Ansicht teilen</translation>
    </message>
    <message>
        <source>Drawn from those not flagged, to be decided without sight of the score</source>
        <translation>Aus den nicht auffälligen gezogen, um ohne Blick auf den Wert entschieden zu werden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht prüfbar</translation>
    </message>
    <message>
        <source>Filter parts</source>
        <translation>Teile filtern</translation>
    </message>
    <message>
        <source>Filter: name, verdict:flagged, score:&gt;1.2</source>
        <translation>Filter: Name, verdict:flagged, score:&gt;1.2</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Flagged, and nobody has decided</source>
        <translation>Auffällig, und niemand hat entschieden</translation>
    </message>
    <message>
        <source>Not flagged, and a mark took something away; some would have been ok without it</source>
        <translation>Nicht auffällig, und eine Markierung hat etwas weggenommen; manche wären auch ohne sie in Ordnung</translation>
    </message>
    <message>
        <source>Quieted</source>
        <translation>Beruhigt</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Neu sortieren</translation>
    </message>
    <message>
        <source>Sort again   F5
Results have changed; the order was held still</source>
        <translation>Neu sortieren   F5
Ergebnisse haben sich geändert; die Reihenfolge blieb stehen</translation>
    </message>
    <message>
        <source>Sort order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>nach Name</translation>
    </message>
    <message>
        <source>closest to threshold first</source>
        <translation>der Schwelle nächste zuerst</translation>
    </message>
    <message>
        <source>highest score first</source>
        <translation>höchster Wert zuerst</translation>
    </message>
    <message>
        <source>latest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>{0} parts selected</source>
        <translation>{0} Teile ausgewählt</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>without a view</source>
        <translation>ohne Ansicht</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>A real defect</source>
        <translation>Ein echter Fehler</translation>
    </message>
    <message>
        <source>Harmless: preview a mark</source>
        <translation>Harmlos: Markierung ansehen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>most typical</source>
        <translation>am typischsten</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>ohne Klasse</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>The guard is blind: no known defects. Reject parts with true defects first, and it sees.</source>
        <translation>Der Schutz ist blind: keine bekannten Fehler. Beurteilen Sie zuerst Teile mit echten Fehlern als Ausschuss, dann sieht er.</translation>
    </message>
    <message>
        <source>The guard is nearly blind: it knows {0} of the {1} defects that it needs. Reject more first.</source>
        <translation>Der Schutz ist fast blind: Er kennt {0} von {1} Fehlern, die er braucht. Beurteilen Sie zuerst weitere als Ausschuss.</translation>
    </message>
</context>
<context>
    <name>HandleFields</name>
    <message>
        <source>Flagged from</source>
        <translation>Auffällig ab</translation>
    </message>
    <message>
        <source>To check from</source>
        <translation>Nachprüfen ab</translation>
    </message>
    <message>
        <source>raw {0}</source>
        <translation>roh {0}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Control limits from</source>
        <translation>Eingriffsgrenzen aus</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Lot numbers</source>
        <translation>Losnummern</translation>
    </message>
    <message>
        <source>Lot numbers: 10..20, 25</source>
        <translation>Losnummern: 10..20, 25</translation>
    </message>
    <message>
        <source>Lots that the control limits come from, so that later ones do not move them: lot:1..12, or since:2026-03-01 until:2026-03-31</source>
        <translation>Lose, aus denen die Eingriffsgrenzen kommen, damit spätere sie nicht verschieben: lot:1..12, oder since:2026-03-01 until:2026-03-31</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>the lots shown</source>
        <translation>den gezeigten Losen</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Scores of the lot, with the threshold</source>
        <translation>Werte des Loses, mit der Schwelle</translation>
    </message>
    <message>
        <source>The scores of the lot appear here once parts are inspected</source>
        <translation>Die Werte des Loses erscheinen hier, sobald Teile geprüft sind</translation>
    </message>
    <message>
        <source>Threshold {upper}, lower handle {lower}: {ok} ok, {check} check, {flagged} flagged</source>
        <translation>Schwelle {upper}, unterer Griff {lower}: {ok} i. O., {check} nachprüfen, {flagged} auffällig</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {reviewed} reviewed</source>
        <translation>{start} bis {end}: {count} Teile, {reviewed} beurteilt</translation>
    </message>
    <message>
        <source>▨ {n} reviewed</source>
        <translation>▨ {n} beurteilt</translation>
    </message>
    <message>
        <source>▲ {n} flagged</source>
        <translation>▲ {n} auffällig</translation>
    </message>
    <message>
        <source>◆ {n} check</source>
        <translation>◆ {n} nachprüfen</translation>
    </message>
    <message>
        <source>● {n} ok</source>
        <translation>● {n} i. O.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>1 mark of recipe {1}, from {2}.</source>
        <translation>1 Markierung des Rezepts {1}, von {2}.</translation>
    </message>
    <message>
        <source>1 of them is here already.</source>
        <translation>1 davon ist schon hier.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Import 1 mark</source>
        <translation>1 Markierung einlesen</translation>
    </message>
    <message>
        <source>Import marks</source>
        <translation>Markierungen einlesen</translation>
    </message>
    <message>
        <source>Import {0} marks</source>
        <translation>{0} Markierungen einlesen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Looking what these marks would do…</source>
        <translation>Was würden diese Markierungen bewirken…</translation>
    </message>
    <message>
        <source>Press again: import in spite of it</source>
        <translation>Noch einmal drücken: trotzdem einlesen</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>{0} marks of recipe {1}, from {2}.</source>
        <translation>{0} Markierungen des Rezepts {1}, von {2}.</translation>
    </message>
    <message>
        <source>{0} of them are here already.</source>
        <translation>{0} davon sind schon hier.</translation>
    </message>
</context>
<context>
    <name>KeepPanel</name>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>This is the threshold that stands.</source>
        <translation>Das ist die geltende Schwelle.</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why? Stands with the version</source>
        <translation>Warum? Steht bei der Version</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+Pfeile</translation>
    </message>
    <message>
        <source>Defect with class 1 to 9</source>
        <translation>Fehler der Klasse 1 bis 9</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>With the picture in front</source>
        <translation>Mit dem Bild im Vordergrund</translation>
    </message>
</context>
<context>
    <name>KnownMembers</name>
    <message>
        <source>Alarm from</source>
        <translation>Alarm ab</translation>
    </message>
    <message>
        <source>Ask all of them</source>
        <translation>Alle befragen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Drift of the last lots</source>
        <translation>Abweichung der letzten Lose</translation>
    </message>
    <message>
        <source>Every change is held against these parts. Rejects are in the set as long as their review stands; good parts are named in the review place.</source>
        <translation>An diesen Teilen wird jede Änderung gemessen. Ausschuss gehört dazu, solange seine Beurteilung gilt; Gutteile werden beim Beurteilen genannt.</translation>
    </message>
    <message>
        <source>How far a lot lies from the parts that the bank was made from; 1 is a lot like them.</source>
        <translation>Wie weit ein Los von den Teilen entfernt liegt, aus denen gelernt wurde; 1 ist ein Los wie diese.</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Bekannt als</translation>
    </message>
    <message>
        <source>Known parts</source>
        <translation>Bekannte Teile</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Remove from the set</source>
        <translation>Aus dem Satz entfernen</translation>
    </message>
    <message>
        <source>Show part</source>
        <translation>Teil zeigen</translation>
    </message>
    <message>
        <source>Take back its review: then it leaves the set</source>
        <translation>Nehmen Sie seine Beurteilung zurück: dann verlässt es den Satz</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not known: not inspected yet, or the bank was made from it</source>
        <translation>nicht bekannt: noch nicht geprüft, oder daraus wurde gelernt</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>{0} known rejects, {1} known good parts</source>
        <translation>{0} bekannte Ausschussteile, {1} bekannte Gutteile</translation>
    </message>
    <message>
        <source>▲ unlike the bank</source>
        <translation>▲ anders als der Speicher</translation>
    </message>
    <message>
        <source>● as the bank</source>
        <translation>● wie der Speicher</translation>
    </message>
</context>
<context>
    <name>KnownParts</name>
    <message>
        <source>Asking the known parts…</source>
        <translation>Die bekannten Teile werden befragt…</translation>
    </message>
    <message>
        <source>Known as a good part: every change is held against it</source>
        <translation>Als Gutteil bekannt: Jede Änderung wird daran gemessen</translation>
    </message>
    <message>
        <source>No known good part any more</source>
        <translation>Kein bekanntes Gutteil mehr</translation>
    </message>
    <message>
        <source>No parts are known yet: reject parts with defects, and name good ones</source>
        <translation>Noch sind keine Teile bekannt: Beurteilen Sie Teile mit Fehlern als Ausschuss, und nennen Sie Gutteile</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>flagged, not decided</source>
        <translation>auffällig, offen</translation>
    </message>
    <message>
        <source>ok, not reviewed</source>
        <translation>i. O., nicht beurteilt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>reviewed good</source>
        <translation>als Gutteil beurteilt</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>nachprüfen</translation>
    </message>
</context>
<context>
    <name>LookAlikes</name>
    <message>
        <source>{0} findings in {1} of {2} parts look alike, and like {3}: harmless, or a systematic defect?</source>
        <translation>{0} Befunde in {1} von {2} Teilen ähneln sich und sehen aus wie {3}: harmlos, oder ein systematischer Fehler?</translation>
    </message>
    <message>
        <source>{0} findings in {1} of {2} parts look alike: harmless, or a systematic defect?</source>
        <translation>{0} Befunde in {1} von {2} Teilen ähneln sich: harmlos, oder ein systematischer Fehler?</translation>
    </message>
    <message>
        <source>{0} findings in {1} of {2} parts look like {3}: harmless, or a systematic defect?</source>
        <translation>{0} Befunde in {1} von {2} Teilen sehen aus wie {3}: harmlos, oder ein systematischer Fehler?</translation>
    </message>
</context>
<context>
    <name>LookAlikesPage</name>
    <message>
        <source>A shadow recurs, and so does what a worn tool leaves behind: whether it is harmless is for you to say. Nothing happens by itself.</source>
        <translation>Ein Schatten kehrt wieder, und was ein verschlissenes Werkzeug hinterlässt, auch: Ob es harmlos ist, sagen Sie. Von selbst geschieht nichts.</translation>
    </message>
    <message>
        <source>Also like shadow, glare, gradient or blur</source>
        <translation>Auch wie Schatten, Glanz, Verlauf, Unschärfe</translation>
    </message>
    <message>
        <source>Compares with light drawn on calm parts of the lot: single findings are found, too. Takes seconds.</source>
        <translation>Vergleicht mit Licht, das auf ruhige Teile des Loses gezeichnet wird: Auch einzelne Befunde werden gefunden. Dauert Sekunden.</translation>
    </message>
    <message>
        <source>Findings that look alike</source>
        <translation>Ähnliche Befunde</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Of the findings that nobody has decided, none recur.
A pattern recurs from 5 % of the parts on.</source>
        <translation>Von den offenen Befunden kehrt keiner wieder.
Ein Muster kehrt wieder, wenn 5 % der Teile es zeigen.</translation>
    </message>
</context>
<context>
    <name>LookAround</name>
    <message>
        <source>A false call? Say so once</source>
        <translation>Ein Fehlalarm? Einmal sagen genügt</translation>
    </message>
    <message>
        <source>All scores of the lot. Drag the handle: what lies right of it is flagged.</source>
        <translation>Alle Werte des Loses. Ziehen Sie am Griff: Was rechts davon liegt, ist auffällig.</translation>
    </message>
    <message>
        <source>Choose a folder of part pictures, or drop it here. The lot is inspected at once; your pictures are never changed.</source>
        <translation>Wählen Sie einen Ordner mit Bildern von Teilen, oder legen Sie ihn hier ab. Das Los wird sofort geprüft; Ihre Bilder werden nie geändert.</translation>
    </message>
    <message>
        <source>Each mark keeps one kind of false call quiet. Here it is revoked, or kept again.</source>
        <translation>Jede Markierung beruhigt eine Art von Fehlalarm. Hier wird sie widerrufen oder wieder übernommen.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Or try it out</source>
        <translation>Oder ausprobieren</translation>
    </message>
    <message>
        <source>Say what the part is</source>
        <translation>Sagen, was das Teil ist</translation>
    </message>
    <message>
        <source>Shape and word say what the machine thinks. {0} filters them; the buttons show the flagged ones and those nobody has decided.</source>
        <translation>Form und Wort sagen, was die Maschine meint. {0} filtert sie; die Knöpfe zeigen die auffälligen und die noch offenen.</translation>
    </message>
    <message>
        <source>The demo lot shows in five minutes how a false call is marked and stays away.</source>
        <translation>Das Beispiel-Los zeigt in fünf Minuten, wie ein Fehlalarm markiert wird und fortbleibt.</translation>
    </message>
    <message>
        <source>The parts of the lot</source>
        <translation>Die Teile des Loses</translation>
    </message>
    <message>
        <source>The threshold</source>
        <translation>Die Schwelle</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves the picture. Hold the space bar for the bare picture, {0} shows a good part beside it.</source>
        <translation>Das Rad vergrößert, Ziehen verschiebt das Bild. Die gehaltene Leertaste zeigt das bloße Bild, {0} ein Gutteil daneben.</translation>
    </message>
    <message>
        <source>What you have marked</source>
        <translation>Was Sie markiert haben</translation>
    </message>
    <message>
        <source>When you look for something</source>
        <translation>Wenn Sie etwas suchen</translation>
    </message>
    <message>
        <source>Where it looks unlike the others</source>
        <translation>Wo es anders aussieht als die übrigen</translation>
    </message>
    <message>
        <source>{0} accepts it, {1} rejects it, {2} leaves it open; the next undecided part follows by itself. {3} takes it back.</source>
        <translation>{0} heißt Gutteil, {1} Ausschuss, {2} lässt es offen; das nächste offene Teil folgt von selbst. {3} nimmt es zurück.</translation>
    </message>
    <message>
        <source>{0} finds every command, {1} lists all keys, {2} opens the help for where you are.</source>
        <translation>{0} findet jeden Befehl, {1} zählt alle Tasten auf, {2} öffnet die Hilfe zu dem, wo Sie gerade sind.</translation>
    </message>
    <message>
        <source>{0} shows first what a mark would do, then keeps it: the same false call stays quiet in this lot and every later one. {1} is for a true defect.</source>
        <translation>{0} zeigt zuerst, was eine Markierung bewirken würde, und übernimmt sie dann: Derselbe Fehlalarm bleibt in diesem Los und in jedem späteren ruhig. {1} ist für einen echten Fehler.</translation>
    </message>
</context>
<context>
    <name>LotRows</name>
    <message>
        <source>Accepted parts that would be flagged, of all accepted ones</source>
        <translation>Als Gutteil beurteilte, die auffällig wären, von allen als Gutteil beurteilten</translation>
    </message>
    <message>
        <source>Another bank has scored this lot: the threshold is not in its units</source>
        <translation>Ein anderer Speicher hat dieses Los bewertet: Die Schwelle gilt nicht in seinen Einheiten</translation>
    </message>
    <message>
        <source>At the threshold that is tried out here</source>
        <translation>Bei der Schwelle, die hier erprobt wird</translation>
    </message>
    <message>
        <source>At the threshold that stands</source>
        <translation>Bei der geltenden Schwelle</translation>
    </message>
    <message>
        <source>Enter or a double click shows these parts</source>
        <translation>Eingabe oder ein Doppelklick zeigt diese Teile</translation>
    </message>
    <message>
        <source>False calls</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Flagged
now</source>
        <translation>Auffällig
jetzt</translation>
    </message>
    <message>
        <source>Flagged
then</source>
        <translation>Auffällig
damals</translation>
    </message>
    <message>
        <source>Found
more</source>
        <translation>Mehr
gefunden</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Übersehen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Parts with a score</source>
        <translation>Teile mit einem Wert</translation>
    </message>
    <message>
        <source>Rejected parts that would be flagged and are not now</source>
        <translation>Ausschuss, der auffällig wäre und es jetzt nicht ist</translation>
    </message>
    <message>
        <source>Rejected parts that would not be flagged</source>
        <translation>Ausschuss, der nicht auffällig wäre</translation>
    </message>
    <message>
        <source>When the lot was inspected</source>
        <translation>Als das Los geprüft wurde</translation>
    </message>
    <message>
        <source>Would
be</source>
        <translation>Wären
es</translation>
    </message>
</context>
<context>
    <name>LotTable</name>
    <message>
        <source>What this threshold would have done to past lots</source>
        <translation>Was diese Schwelle mit früheren Losen gemacht hätte</translation>
    </message>
</context>
<context>
    <name>LotsModel</name>
    <message>
        <source>{0}
{1} · lot {2} · {3} parts · {4} undecided</source>
        <translation>{0}
{1} · Los {2} · {3} Teile · {4} offen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Closing…</source>
        <translation>Wird geschlossen…</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>{0} – Inspector</source>
        <translation>{0} – Inspector</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>MarkCommands</name>
    <message>
        <source>1 finding is a defect</source>
        <translation>1 Befund ist ein Fehler</translation>
    </message>
    <message>
        <source>1 mark joined</source>
        <translation>1 Markierung kam hinzu</translation>
    </message>
    <message>
        <source>1 mark written: {1}</source>
        <translation>1 Markierung geschrieben: {1}</translation>
    </message>
    <message>
        <source>Export marks</source>
        <translation>Markierungen ausgeben</translation>
    </message>
    <message>
        <source>Import marks</source>
        <translation>Markierungen einlesen</translation>
    </message>
    <message>
        <source>Marks (*{0})</source>
        <translation>Markierungen (*{0})</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{0} findings are defects</source>
        <translation>{0} Befunde sind Fehler</translation>
    </message>
    <message>
        <source>{0} is revoked, {1} covers it</source>
        <translation>{0} ist widerrufen, {1} deckt sie ab</translation>
    </message>
    <message>
        <source>{0} marks joined</source>
        <translation>{0} Markierungen kamen hinzu</translation>
    </message>
    <message>
        <source>{0} marks written: {1}</source>
        <translation>{0} Markierungen geschrieben: {1}</translation>
    </message>
</context>
<context>
    <name>MarksModel</name>
    <message>
        <source>1 confirmed defect looks alike</source>
        <translation>1 bestätigter Fehler sieht ähnlich aus</translation>
    </message>
    <message>
        <source>acts on 1 part</source>
        <translation>wirkt auf 1 Teil</translation>
    </message>
    <message>
        <source>acts on {0} parts</source>
        <translation>wirkt auf {0} Teile</translation>
    </message>
    <message>
        <source>acts on {0} parts in {1} lots</source>
        <translation>wirkt auf {0} Teile in {1} Losen</translation>
    </message>
    <message>
        <source>kept, never used</source>
        <translation>übernommen, nie benutzt</translation>
    </message>
    <message>
        <source>refused: keeps nothing quiet</source>
        <translation>abgelehnt: hält nichts ruhig</translation>
    </message>
    <message>
        <source>revoked: keeps nothing quiet</source>
        <translation>widerrufen: beruhigt nichts</translation>
    </message>
    <message>
        <source>{0} confirmed defects look alike</source>
        <translation>{0} bestätigte Fehler sehen ähnlich aus</translation>
    </message>
    <message>
        <source>◇ waits for approval, acts on nothing</source>
        <translation>◇ wartet auf Freigabe, wirkt auf nichts</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Entscheiden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Comparing the marks…</source>
        <translation>Die Markierungen werden verglichen…</translation>
    </message>
    <message>
        <source>Keep {0}, revoke {1}</source>
        <translation>{0} behalten, {1} widerrufen</translation>
    </message>
    <message>
        <source>Looking what this would change…</source>
        <translation>Was würde das ändern…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Merge duplicate marks</source>
        <translation>Doppelte Markierungen zusammenlegen</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Wird zusammengelegt…</translation>
    </message>
    <message>
        <source>Nine tenths of its patches lie within this distance</source>
        <translation>Neun Zehntel ihrer Felder liegen innerhalb dieses Abstands</translation>
    </message>
    <message>
        <source>No mark covers another one.</source>
        <translation>Keine Markierung deckt eine andere ab.</translation>
    </message>
    <message>
        <source>Of two marks that say nearly the same one is enough, and fewer marks of a kind reach further each. The revoked one stays in the list with the reason, and one undo brings it back.</source>
        <translation>Von zwei Markierungen, die fast dasselbe sagen, genügt eine, und wenige Markierungen einer Art reichen jede weiter. Die widerrufene bleibt mit dem Grund in der Liste, und ein Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>Pairs of marks</source>
        <translation>Paare von Markierungen</translation>
    </message>
    <message>
        <source>Press again: {0}</source>
        <translation>Noch einmal drücken: {0}</translation>
    </message>
    <message>
        <source>is revoked</source>
        <translation>wird widerrufen</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>{0} covers {1}</source>
        <translation>{0} deckt {1} ab</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close all {0}</source>
        <translation>Alle {0} schließen</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source> of recipe {0}</source>
        <translation> des Rezepts {0}</translation>
    </message>
    <message>
        <source>, or compute with --device cpu</source>
        <translation>, oder rechnen Sie mit --device cpu</translation>
    </message>
    <message>
        <source>Accept it first</source>
        <translation>Beurteilen Sie es zuerst als Gutteil</translation>
    </message>
    <message>
        <source>Accept some and name them</source>
        <translation>Beurteilen Sie einige als Gutteile und nennen Sie sie</translation>
    </message>
    <message>
        <source>Add an administrator first</source>
        <translation>Fügen Sie erst einen Administrator hinzu</translation>
    </message>
    <message>
        <source>Add the model that made it with `inspector models add`, or learn the recipe anew</source>
        <translation>Fügen Sie das Modell, das ihn gemacht hat, mit `inspector models add` hinzu, oder lernen Sie das Rezept neu</translation>
    </message>
    <message>
        <source>Administrators: {0}</source>
        <translation>Administratoren: {0}</translation>
    </message>
    <message>
        <source>Allow this user to read it</source>
        <translation>Erlauben Sie diesem Benutzer, sie zu lesen</translation>
    </message>
    <message>
        <source>Ask a colleague to approve or to refuse it under their own name</source>
        <translation>Bitten Sie jemand anderen, sie unter eigenem Namen freizugeben oder abzulehnen</translation>
    </message>
    <message>
        <source>Ask for read permission</source>
        <translation>Bitten Sie um das Recht zu lesen</translation>
    </message>
    <message>
        <source>Back it up with that version</source>
        <translation>Sichern Sie mit jener Version</translation>
    </message>
    <message>
        <source>Begin from `inspector recipe show`</source>
        <translation>Gehen Sie von `inspector recipe show` aus</translation>
    </message>
    <message>
        <source>CPU {0}, {1} cores</source>
        <translation>CPU {0}, {1} Kerne</translation>
    </message>
    <message>
        <source>Check mean and std in its configuration, and where its weights come from</source>
        <translation>Prüfen Sie mean und std in der Konfiguration und woher die Gewichte kommen</translation>
    </message>
    <message>
        <source>Check that the disk has room and that the folder may be written</source>
        <translation>Prüfen Sie, ob auf der Platte Platz ist und in den Ordner geschrieben werden darf</translation>
    </message>
    <message>
        <source>Check that the file is the picture of a part</source>
        <translation>Prüfen Sie, ob die Datei das Bild eines Teils ist</translation>
    </message>
    <message>
        <source>Check the disk, or restore the workspace&apos;s artifacts folder from a copy</source>
        <translation>Prüfen Sie die Platte, oder stellen Sie den Ordner artifacts des Arbeitsbereichs aus einer Sicherung wieder her</translation>
    </message>
    <message>
        <source>Check the disk; `inspector doctor` says whether the workspace itself is well</source>
        <translation>Prüfen Sie die Platte; `inspector doctor` sagt, ob der Arbeitsbereich selbst in Ordnung ist</translation>
    </message>
    <message>
        <source>Check the drive or the network connection, then inspect again</source>
        <translation>Prüfen Sie das Laufwerk oder die Netzverbindung, dann prüfen Sie das Los noch einmal</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder</source>
        <translation>Prüfen Sie den freien Platz und die Rechte des Ordners</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>Prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>Choose 1 to {0}, or 0 for none</source>
        <translation>Wählen Sie 1 bis {0} oder 0 für keine</translation>
    </message>
    <message>
        <source>Choose a CLIP model with a ViT, for instance with `inspector models fetch ViT-B-16-quickgelu:openai`</source>
        <translation>Wählen Sie ein CLIP-Modell mit einem ViT, zum Beispiel mit `inspector models fetch ViT-B-16-quickgelu:openai`</translation>
    </message>
    <message>
        <source>Choose a ViT</source>
        <translation>Wählen Sie einen ViT</translation>
    </message>
    <message>
        <source>Choose a file made by `{0}`</source>
        <translation>Wählen Sie eine Datei, die `{0}` geschrieben hat</translation>
    </message>
    <message>
        <source>Choose a file or folder made by `inspector backup`</source>
        <translation>Wählen Sie eine Datei oder einen Ordner von `inspector backup`</translation>
    </message>
    <message>
        <source>Choose a folder of part pictures</source>
        <translation>Wählen Sie einen Ordner mit Bildern von Teilen</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk that you may write to</source>
        <translation>Wählen Sie einen Ordner auf einer lokalen Platte, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>Choose a folder outside the workspace, best on another disk</source>
        <translation>Wählen Sie einen Ordner außerhalb des Arbeitsbereichs, am besten auf einer anderen Platte</translation>
    </message>
    <message>
        <source>Choose a folder with room that may be written</source>
        <translation>Wählen Sie einen Ordner mit Platz, in den geschrieben werden darf</translation>
    </message>
    <message>
        <source>Choose a longer one</source>
        <translation>Wählen Sie etwas Längeres</translation>
    </message>
    <message>
        <source>Choose a multiple of {0}</source>
        <translation>Wählen Sie ein Vielfaches von {0}</translation>
    </message>
    <message>
        <source>Choose a smaller input size or a smaller model</source>
        <translation>Wählen Sie eine kleinere Eingabegröße oder ein kleineres Modell</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Wählen Sie eine andere</translation>
    </message>
    <message>
        <source>Choose another architecture</source>
        <translation>Wählen Sie eine andere Architektur</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Choose another folder with --workspace, or mend its permissions</source>
        <translation>Wählen Sie mit --workspace einen anderen Ordner, oder berichtigen Sie seine Rechte</translation>
    </message>
    <message>
        <source>Choose another folder, or mend the permissions of this one</source>
        <translation>Wählen Sie einen anderen Ordner, oder berichtigen Sie dessen Rechte</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Wählen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>Choose at least one, all of the same recipe</source>
        <translation>Wählen Sie mindestens eine, alle vom selben Rezept</translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation>Wählen Sie eines davon</translation>
    </message>
    <message>
        <source>Choose one of: {0}</source>
        <translation>Wählen Sie eines von: {0}</translation>
    </message>
    <message>
        <source>Choose one of: {0}; or add it with: inspector models add</source>
        <translation>Wählen Sie eines von: {0}; oder fügen Sie es hinzu mit: inspector models add</translation>
    </message>
    <message>
        <source>Choose taps from 0 to {0}</source>
        <translation>Wählen Sie Abgriffe von 0 bis {0}</translation>
    </message>
    <message>
        <source>Choose {0} px</source>
        <translation>Wählen Sie {0} px</translation>
    </message>
    <message>
        <source>Close it there, or choose another folder with --workspace</source>
        <translation>Schließen Sie ihn dort, oder wählen Sie mit --workspace einen anderen Ordner</translation>
    </message>
    <message>
        <source>Close other programs and try again, or crop the picture to the part</source>
        <translation>Andere Programme schließen und erneut versuchen, oder das Bild auf das Teil zuschneiden</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller input size</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie eine kleinere Eingabegröße</translation>
    </message>
    <message>
        <source>Close the file if another program has it open, or choose a folder with room</source>
        <translation>Schließen Sie die Datei, falls ein anderes Programm sie offen hat, oder wählen Sie einen Ordner mit Platz</translation>
    </message>
    <message>
        <source>Close the program that has the workspace open, or use its version</source>
        <translation>Schließen Sie das Programm, das den Arbeitsbereich offen hat, oder nehmen Sie dessen Version</translation>
    </message>
    <message>
        <source>Confirm the defect once more</source>
        <translation>Bestätigen Sie den Fehler noch einmal</translation>
    </message>
    <message>
        <source>Copy or record the image again</source>
        <translation>Kopieren Sie das Bild neu, oder nehmen Sie es neu auf</translation>
    </message>
    <message>
        <source>Correct it, or leave it out for its default</source>
        <translation>Berichtigen Sie die Angabe, oder lassen Sie sie weg; dann gilt die Vorgabe</translation>
    </message>
    <message>
        <source>Correct it, or leave the template out</source>
        <translation>Berichtigen Sie sie, oder lassen Sie die Vorlage weg</translation>
    </message>
    <message>
        <source>Correct the configuration</source>
        <translation>Berichtigen Sie die Konfiguration</translation>
    </message>
    <message>
        <source>Correct the name, or install the timm release that has it</source>
        <translation>Berichtigen Sie den Namen, oder installieren Sie die Fassung von timm, die ihn kennt</translation>
    </message>
    <message>
        <source>Crop the picture to the part, or split it</source>
        <translation>Beschneiden Sie das Bild auf das Teil, oder teilen Sie es</translation>
    </message>
    <message>
        <source>Decide these parts</source>
        <translation>Entscheiden Sie diese Teile</translation>
    </message>
    <message>
        <source>Decide these parts again</source>
        <translation>Entscheiden Sie diese Teile noch einmal</translation>
    </message>
    <message>
        <source>Do it once more: the CPU goes on</source>
        <translation>Wiederholen Sie es: die CPU macht weiter</translation>
    </message>
    <message>
        <source>Draw a smaller one around what is harmless</source>
        <translation>Zeichnen Sie einen kleineren um das, was harmlos ist</translation>
    </message>
    <message>
        <source>Draw around the whole of it, with the place where the heatmap is highest</source>
        <translation>Zeichnen Sie um das Ganze herum, samt der Stelle, an der die Anomaliekarte am höchsten ist</translation>
    </message>
    <message>
        <source>Draw it on the part</source>
        <translation>Zeichnen Sie ihn auf das Teil</translation>
    </message>
    <message>
        <source>Draw it where the heatmap is high</source>
        <translation>Zeichnen Sie ihn dort, wo die Anomaliekarte hoch ist</translation>
    </message>
    <message>
        <source>Export fewer marks at once, up to {0} million px</source>
        <translation>Exportieren Sie weniger Markierungen auf einmal, bis {0} Millionen px</translation>
    </message>
    <message>
        <source>Export it once more</source>
        <translation>Geben Sie es noch einmal aus</translation>
    </message>
    <message>
        <source>Export the marks once more</source>
        <translation>Geben Sie die Markierungen noch einmal aus</translation>
    </message>
    <message>
        <source>Export the recipe once more</source>
        <translation>Geben Sie das Rezept noch einmal aus</translation>
    </message>
    <message>
        <source>Export the {0} once more</source>
        <translation>Noch einmal ausgeben: {0}</translation>
    </message>
    <message>
        <source>Fetch the file again</source>
        <translation>Holen Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>Fetch the file again, as safetensors if there is a choice</source>
        <translation>Holen Sie die Datei noch einmal, als safetensors, wenn es die Wahl gibt</translation>
    </message>
    <message>
        <source>For instance (?P&lt;order&gt;[^_]+)_(?P&lt;part&gt;.+)</source>
        <translation>Zum Beispiel (?P&lt;order&gt;[^_]+)_(?P&lt;part&gt;.+)</translation>
    </message>
    <message>
        <source>For instance mqtts://broker.example/line1/inspector</source>
        <translation>Zum Beispiel mqtts://broker.example/line1/inspector</translation>
    </message>
    <message>
        <source>For instance {0}</source>
        <translation>Zum Beispiel {0}</translation>
    </message>
    <message>
        <source>Free some space</source>
        <translation>Schaffen Sie Platz</translation>
    </message>
    <message>
        <source>Free some space or mend its permissions</source>
        <translation>Schaffen Sie Platz, oder berichtigen Sie die Rechte</translation>
    </message>
    <message>
        <source>Free some space, or check the disk</source>
        <translation>Schaffen Sie Platz, oder prüfen Sie die Platte</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk</source>
        <translation>Schaffen Sie Platz, oder wählen Sie eine andere Platte</translation>
    </message>
    <message>
        <source>Free some space, or mend the permissions of the workspace</source>
        <translation>Schaffen Sie Platz, oder berichtigen Sie die Rechte des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Free some space, or restore to another disk</source>
        <translation>Schaffen Sie Platz, oder stellen Sie auf einer anderen Platte wieder her</translation>
    </message>
    <message>
        <source>GPU of {0}</source>
        <translation>GPU von {0}</translation>
    </message>
    <message>
        <source>GPU {0}, {1} GB</source>
        <translation>GPU {0}, {1} GB</translation>
    </message>
    <message>
        <source>Give a folder, or one of: {0}</source>
        <translation>Nennen Sie einen Ordner, oder eine von: {0}</translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation>Geben Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>Give both as hours and minutes, like 06:00</source>
        <translation>Geben Sie beide als Stunden und Minuten an, etwa 06:00</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>Geben Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>Give it {0} states and templates, or leave its prompts out</source>
        <translation>Geben Sie ihm {0} Zustände und Vorlagen, oder lassen Sie seine Worte weg</translation>
    </message>
    <message>
        <source>Give the backup another name</source>
        <translation>Geben Sie der Sicherung einen anderen Namen</translation>
    </message>
    <message>
        <source>Give the changed settings to a recipe of another name</source>
        <translation>Geben Sie die geänderten Einstellungen einem Rezept mit anderem Namen</translation>
    </message>
    <message>
        <source>Give the folder or file another name, or remove the one that is there</source>
        <translation>Geben Sie dem Ordner oder der Datei einen anderen Namen, oder entfernen Sie das vorhandene</translation>
    </message>
    <message>
        <source>Give the hash of a row as a report has it, or its first 12 digits or more</source>
        <translation>Geben Sie die Prüfsumme einer Zeile an, wie ein Bericht sie nennt, oder mindestens ihre ersten 12 Stellen</translation>
    </message>
    <message>
        <source>Give the other mode a recipe of its own with --recipe</source>
        <translation>Geben Sie der anderen Betriebsart mit --recipe ein eigenes Rezept</translation>
    </message>
    <message>
        <source>Give the other model a recipe of its own with --recipe</source>
        <translation>Geben Sie dem anderen Modell mit --recipe ein eigenes Rezept</translation>
    </message>
    <message>
        <source>Give the other pattern a recipe of its own with --recipe</source>
        <translation>Geben Sie dem anderen Muster mit --recipe ein eigenes Rezept</translation>
    </message>
    <message>
        <source>Give the path relative to the lot&apos;s folder</source>
        <translation>Geben Sie den Pfad vom Ordner des Loses aus an</translation>
    </message>
    <message>
        <source>Give the user apart, and say where the secret lies</source>
        <translation>Geben Sie den Benutzer für sich an, und sagen Sie, wo das Geheimnis liegt</translation>
    </message>
    <message>
        <source>HTTP {0}: it sends on to {1}, which is not followed</source>
        <translation>HTTP {0}: es wird nach {1} umgeleitet; dem wird nicht gefolgt</translation>
    </message>
    <message>
        <source>Import it under another one with --name</source>
        <translation>Lesen Sie es mit --name unter einem anderen ein</translation>
    </message>
    <message>
        <source>Inspect a folder first</source>
        <translation>Prüfen Sie zuerst einen Ordner</translation>
    </message>
    <message>
        <source>Inspect a lot of ten parts or more first</source>
        <translation>Prüfen Sie zuerst ein Los von zehn oder mehr Teilen</translation>
    </message>
    <message>
        <source>Inspect a lot of the recipe first</source>
        <translation>Prüfen Sie zuerst ein Los des Rezepts</translation>
    </message>
    <message>
        <source>Inspect it first</source>
        <translation>Prüfen Sie es zuerst</translation>
    </message>
    <message>
        <source>Inspect its lot (again)</source>
        <translation>Prüfen Sie sein Los (noch einmal)</translation>
    </message>
    <message>
        <source>Inspect the lot again</source>
        <translation>Prüfen Sie das Los noch einmal</translation>
    </message>
    <message>
        <source>Inspect the lot again, or restore the workspace&apos;s artifacts from a copy</source>
        <translation>Prüfen Sie das Los noch einmal, oder stellen Sie den Ordner artifacts des Arbeitsbereichs aus einer Sicherung wieder her</translation>
    </message>
    <message>
        <source>Inspect the lot again: they are made anew</source>
        <translation>Prüfen Sie das Los noch einmal: Sie werden neu gemacht</translation>
    </message>
    <message>
        <source>Inspect the lot first</source>
        <translation>Prüfen Sie zuerst das Los</translation>
    </message>
    <message>
        <source>Inspector reads PNG, JPEG, BMP, TIFF and WebP</source>
        <translation>Inspector liest PNG, JPEG, BMP, TIFF und WebP</translation>
    </message>
    <message>
        <source>Install Inspector again</source>
        <translation>Installieren Sie Inspector neu</translation>
    </message>
    <message>
        <source>Install a release of open_clip_torch from 3.0 on, below 4</source>
        <translation>Installieren Sie eine Fassung von open_clip_torch ab 3.0, unter 4</translation>
    </message>
    <message>
        <source>Install it, or use env:NAME</source>
        <translation>Installieren Sie es, oder nehmen Sie env:NAME</translation>
    </message>
    <message>
        <source>Install it: pip install &quot;inspector-app[mqtt]&quot;</source>
        <translation>Installieren Sie es: pip install &quot;inspector-app[mqtt]&quot;</translation>
    </message>
    <message>
        <source>Install that version or choose another workspace</source>
        <translation>Installieren Sie diese Fassung, oder wählen Sie einen anderen Arbeitsbereich</translation>
    </message>
    <message>
        <source>It is kept as it was drawn</source>
        <translation>Sie ist übernommen, wie sie gezeichnet wurde</translation>
    </message>
    <message>
        <source>It is of another type than expected</source>
        <translation>Es ist von anderer Art als erwartet</translation>
    </message>
    <message>
        <source>It is tried again</source>
        <translation>Es wird wieder versucht</translation>
    </message>
    <message>
        <source>It needs architecture and pretrained_cfg with input_size, mean and std</source>
        <translation>Nötig sind architecture und pretrained_cfg mit input_size, mean und std</translation>
    </message>
    <message>
        <source>It needs model_cfg with vision_cfg and text_cfg, as open_clip writes it</source>
        <translation>Nötig ist model_cfg mit vision_cfg und text_cfg, wie open_clip es schreibt</translation>
    </message>
    <message>
        <source>It needs {0} or {1} beside the weights</source>
        <translation>Neben den Gewichten ist {0} oder {1} nötig</translation>
    </message>
    <message>
        <source>Keep a mark first</source>
        <translation>Übernehmen Sie zuerst eine Markierung</translation>
    </message>
    <message>
        <source>Keep both marks, or merge them in spite of it</source>
        <translation>Behalten Sie beide Markierungen, oder legen Sie sie trotzdem zusammen</translation>
    </message>
    <message>
        <source>Keep them to {0}</source>
        <translation>Halten Sie sie unter {0}</translation>
    </message>
    <message>
        <source>Leave it, or import it in spite of that</source>
        <translation>Lassen Sie es, oder lesen Sie es trotzdem ein</translation>
    </message>
    <message>
        <source>Leave out the parts that look like them, or grow in spite of it</source>
        <translation>Lassen Sie die Teile weg, die ihnen ähneln, oder lernen Sie sie trotzdem dazu</translation>
    </message>
    <message>
        <source>Look at light, focus and camera; if the parts themselves have changed, accept some and grow the bank</source>
        <translation>Sehen Sie nach Licht, Schärfe und Kamera; haben sich die Teile selbst geändert, beurteilen Sie einige als Gutteile und lernen Sie sie dazu</translation>
    </message>
    <message>
        <source>Look at the address, the secret and the other side</source>
        <translation>Sehen Sie nach Adresse, Geheimnis und Gegenseite</translation>
    </message>
    <message>
        <source>Look at them before the shift goes on: `inspector challenge`</source>
        <translation>Sehen Sie sie an, bevor die Schicht weitergeht: `inspector challenge`</translation>
    </message>
    <message>
        <source>Lots can be looked through and reviewed. Install Inspector again; report: {0}</source>
        <translation>Lose können durchgesehen und beurteilt werden. Installieren Sie Inspector neu; Fehlerbericht: {0}</translation>
    </message>
    <message>
        <source>MQTT needs the package paho-mqtt</source>
        <translation>MQTT braucht das Paket paho-mqtt</translation>
    </message>
    <message>
        <source>Make it, or choose another one</source>
        <translation>Legen Sie ihn an, oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first</source>
        <translation>Machen Sie erst jemand anderen zum Administrator</translation>
    </message>
    <message>
        <source>Memory is short: going on with mini-batches of {0}</source>
        <translation>Der Speicher ist knapp: Es geht mit {0} Bildern zugleich weiter</translation>
    </message>
    <message>
        <source>Memory of the device is short: going on with the CPU</source>
        <translation>Der Speicher des Geräts ist knapp: Es geht mit der CPU weiter</translation>
    </message>
    <message>
        <source>Mend the permissions of the workspace</source>
        <translation>Berichtigen Sie die Rechte des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Name a folder for the documents with --out</source>
        <translation>Nennen Sie mit --out einen Ordner für die Dokumente</translation>
    </message>
    <message>
        <source>Name a folder that is not there yet</source>
        <translation>Nennen Sie einen Ordner, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>Name a lot with --lot, or inspect one first</source>
        <translation>Nennen Sie ein Los mit --lot, oder prüfen Sie zuerst eines</translation>
    </message>
    <message>
        <source>Name each of them once</source>
        <translation>Nennen Sie jede einmal</translation>
    </message>
    <message>
        <source>Name it, or remove it</source>
        <translation>Benennen oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>Name its file with --key</source>
        <translation>Nennen Sie seine Datei mit --key</translation>
    </message>
    <message>
        <source>Name its folder with --workspace</source>
        <translation>Nennen Sie seinen Ordner mit --workspace</translation>
    </message>
    <message>
        <source>Name lots or days in which parts were inspected</source>
        <translation>Nennen Sie Lose oder Tage, an denen Teile geprüft wurden</translation>
    </message>
    <message>
        <source>Name one</source>
        <translation>Nennen Sie eines</translation>
    </message>
    <message>
        <source>Name one with --recipe</source>
        <translation>Nennen Sie eines mit --recipe</translation>
    </message>
    <message>
        <source>Name the file after its architecture, e.g. ViT-L-14-336-quickgelu.safetensors</source>
        <translation>Benennen Sie die Datei nach ihrer Architektur, z. B. ViT-L-14-336-quickgelu.safetensors</translation>
    </message>
    <message>
        <source>Name the recipe, or give the lot&apos;s folder</source>
        <translation>Nennen Sie das Rezept, oder geben Sie den Ordner des Loses an</translation>
    </message>
    <message>
        <source>Names are never given again; add an initial</source>
        <translation>Namen werden nie noch einmal vergeben; fügen Sie einen Anfangsbuchstaben hinzu</translation>
    </message>
    <message>
        <source>Narrow the filter, or take COCO</source>
        <translation>Engen Sie den Filter ein, oder nehmen Sie COCO</translation>
    </message>
    <message>
        <source>Narrow the filter, or take CSV or JSON</source>
        <translation>Engen Sie den Filter ein, oder nehmen Sie CSV oder JSON</translation>
    </message>
    <message>
        <source>Open it as a lot</source>
        <translation>Öffnen Sie ihn als Los</translation>
    </message>
    <message>
        <source>Open it once with this version; the log begins then</source>
        <translation>Öffnen Sie ihn einmal mit dieser Version; dann beginnt das Protokoll</translation>
    </message>
    <message>
        <source>OpenVINO cannot run it ({0})</source>
        <translation>OpenVINO kann es nicht ausführen ({0})</translation>
    </message>
    <message>
        <source>OpenVINO gives other features here: {0} of cosine away</source>
        <translation>OpenVINO liefert hier andere Merkmale: Kosinusabstand {0}</translation>
    </message>
    <message>
        <source>OpenVINO is not installed ({0})</source>
        <translation>OpenVINO ist nicht installiert ({0})</translation>
    </message>
    <message>
        <source>Operators, engineers and administrators</source>
        <translation>Bediener, Ingenieure und Administratoren</translation>
    </message>
    <message>
        <source>Put a &quot; after it</source>
        <translation>Setzen Sie ein &quot; dahinter</translation>
    </message>
    <message>
        <source>Put it back and inspect again</source>
        <translation>Legen Sie sie zurück, und prüfen Sie noch einmal</translation>
    </message>
    <message>
        <source>Put it back, or add the model again</source>
        <translation>Legen Sie sie zurück, oder fügen Sie das Modell noch einmal hinzu</translation>
    </message>
    <message>
        <source>Put its files back, or remove the folder</source>
        <translation>Legen Sie die Dateien zurück, oder entfernen Sie den Ordner</translation>
    </message>
    <message>
        <source>Put the one that was marked back</source>
        <translation>Legen Sie das markierte Bild zurück</translation>
    </message>
    <message>
        <source>Put the pictures back where they were, or name other parts</source>
        <translation>Legen Sie die Bilder zurück, wo sie waren, oder nennen Sie andere Teile</translation>
    </message>
    <message>
        <source>Put the weights there, e.g. as {0}</source>
        <translation>Legen Sie die Gewichte dorthin, z. B. als {0}</translation>
    </message>
    <message>
        <source>Refuse it, or say why it is approved in spite of that</source>
        <translation>Lehnen Sie sie ab, oder sagen Sie, warum sie trotzdem freigegeben wird</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen Sie sie</translation>
    </message>
    <message>
        <source>Remove it first, or name it otherwise</source>
        <translation>Entfernen Sie sie zuerst, oder nennen Sie diese anders</translation>
    </message>
    <message>
        <source>Remove the entry there: a new key is made</source>
        <translation>Entfernen Sie den Eintrag dort: Ein neuer Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <source>Remove the file: a new key is made</source>
        <translation>Entfernen Sie die Datei: Ein neuer Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <source>Remove the file: a new key is made; or, if nobody else had access, set its mode to 600</source>
        <translation>Entfernen Sie die Datei: Ein neuer Schlüssel wird erzeugt; oder setzen Sie ihre Rechte auf 600, wenn sonst niemand Zugang hatte</translation>
    </message>
    <message>
        <source>Remove the model and add it again</source>
        <translation>Entfernen Sie das Modell, und fügen Sie es noch einmal hinzu</translation>
    </message>
    <message>
        <source>Rename it</source>
        <translation>Benennen Sie sie um</translation>
    </message>
    <message>
        <source>Rename or remove one</source>
        <translation>Benennen Sie eine um, oder entfernen Sie eine</translation>
    </message>
    <message>
        <source>Rename them, or open the folder with another pattern and a recipe of its own</source>
        <translation>Benennen Sie sie um, oder öffnen Sie den Ordner mit einem anderen Muster und eigenem Rezept</translation>
    </message>
    <message>
        <source>Restore it from a backup of the workspace, or build it again from its parts</source>
        <translation>Stellen Sie ihn aus einer Sicherung des Arbeitsbereichs wieder her, oder bauen Sie ihn aus seinen Teilen neu</translation>
    </message>
    <message>
        <source>Restore the workspace&apos;s artifacts folder from a copy</source>
        <translation>Stellen Sie den Ordner artifacts des Arbeitsbereichs aus einer Sicherung wieder her</translation>
    </message>
    <message>
        <source>Revoke it instead</source>
        <translation>Widerrufen Sie sie stattdessen</translation>
    </message>
    <message>
        <source>Run `inspector audit verify`, and let an administrator give a new one</source>
        <translation>Rufen Sie `inspector audit verify` auf, und lassen Sie einen Administrator eine neue PIN vergeben</translation>
    </message>
    <message>
        <source>Save it as 16-bit PNG or TIFF</source>
        <translation>Speichern Sie es als PNG oder TIFF mit 16 Bit</translation>
    </message>
    <message>
        <source>Save it as PNG</source>
        <translation>Speichern Sie es als PNG</translation>
    </message>
    <message>
        <source>Save it as an 8- or 16-bit grey or RGB image</source>
        <translation>Speichern Sie es als Grau- oder RGB-Bild mit 8 oder 16 Bit</translation>
    </message>
    <message>
        <source>Save it with 8 bits a channel, or crop it to the part</source>
        <translation>Mit 8 Bit je Kanal speichern, oder auf das Teil zuschneiden</translation>
    </message>
    <message>
        <source>Save it with compression, or crop it to the part</source>
        <translation>Speichern Sie es komprimiert, oder beschneiden Sie es auf das Teil</translation>
    </message>
    <message>
        <source>Save the image again</source>
        <translation>Speichern Sie das Bild neu</translation>
    </message>
    <message>
        <source>Save the image again, for instance as PNG</source>
        <translation>Speichern Sie das Bild neu, zum Beispiel als PNG</translation>
    </message>
    <message>
        <source>Save the image again, or remove it</source>
        <translation>Speichern Sie das Bild neu, oder entfernen Sie es</translation>
    </message>
    <message>
        <source>Save the image in one of these formats, or remove the file from the folder</source>
        <translation>Speichern Sie das Bild in einem dieser Formate, oder entfernen Sie die Datei aus dem Ordner</translation>
    </message>
    <message>
        <source>Say more exactly what may follow what, for instance [^_]+ instead of (.+)+</source>
        <translation>Sagen Sie genauer, was auf was folgen darf, zum Beispiel [^_]+ statt (.+)+</translation>
    </message>
    <message>
        <source>Say what is wrong with it</source>
        <translation>Sagen Sie, was an ihr falsch ist</translation>
    </message>
    <message>
        <source>Say where it lies: env:NAME for an environment variable, keyring:NAME for the keyring</source>
        <translation>Sagen Sie, wo es liegt: env:NAME für eine Umgebungsvariable, keyring:NAME für den Schlüsselbund</translation>
    </message>
    <message>
        <source>Scores of such a lot say little; look for copies</source>
        <translation>Werte eines solchen Loses sagen wenig; suchen Sie nach Kopien</translation>
    </message>
    <message>
        <source>See `inspector doctor`, keep older backups</source>
        <translation>Siehe `inspector doctor`, behalten Sie ältere Sicherungen</translation>
    </message>
    <message>
        <source>See `inspector marks list`</source>
        <translation>Siehe `inspector marks list`</translation>
    </message>
    <message>
        <source>See `inspector models list`</source>
        <translation>Siehe `inspector models list`</translation>
    </message>
    <message>
        <source>Set &quot;quick_gelu&quot;: true in model_cfg, or add the weights under a model name in -quickgelu</source>
        <translation>Setzen Sie &quot;quick_gelu&quot;: true in model_cfg, oder fügen Sie die Gewichte unter einem Modellnamen auf -quickgelu hinzu</translation>
    </message>
    <message>
        <source>Set it and start again</source>
        <translation>Setzen Sie sie und starten Sie neu</translation>
    </message>
    <message>
        <source>Start Inspector again to use it; look at its driver where that happens again</source>
        <translation>Starten Sie Inspector neu, um es wieder zu nutzen; prüfen Sie seinen Treiber, wenn das wieder geschieht</translation>
    </message>
    <message>
        <source>Switch the sign-in on; they sign in as before</source>
        <translation>Schalten Sie die Anmeldung ein; man meldet sich an wie zuvor</translation>
    </message>
    <message>
        <source>Take an older backup, or restore this one all the same with --anyway</source>
        <translation>Nehmen Sie eine ältere Sicherung, oder stellen Sie diese trotzdem mit --anyway wieder her</translation>
    </message>
    <message>
        <source>Take another backup; nothing was restored</source>
        <translation>Nehmen Sie eine andere Sicherung; nichts wurde wiederhergestellt</translation>
    </message>
    <message>
        <source>The challenge set lists them: `inspector challenge`</source>
        <translation>Der Prüfsatz zählt sie auf: `inspector challenge`</translation>
    </message>
    <message>
        <source>The recipe place shows the versions of the bank, and what growing or returning would do</source>
        <translation>Der Ort „Rezept“ zeigt die Versionen des Speichers und was Dazulernen oder Zurückkehren bewirken würde</translation>
    </message>
    <message>
        <source>There are {0}</source>
        <translation>Es gibt {0}</translation>
    </message>
    <message>
        <source>There are: {0}</source>
        <translation>Es gibt: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>Try again in {0} seconds</source>
        <translation>Versuchen Sie es in {0} Sekunden noch einmal</translation>
    </message>
    <message>
        <source>Try again when no lot is being inspected</source>
        <translation>Versuchen Sie es noch einmal, wenn kein Los geprüft wird</translation>
    </message>
    <message>
        <source>Update this program</source>
        <translation>Aktualisieren Sie dieses Programm</translation>
    </message>
    <message>
        <source>Update this program, or leave it out if it is misspelt</source>
        <translation>Aktualisieren Sie dieses Programm, oder lassen Sie es weg, falls es falsch geschrieben ist</translation>
    </message>
    <message>
        <source>Update this program, or restore the workspace from a copy</source>
        <translation>Aktualisieren Sie dieses Programm, oder stellen Sie den Arbeitsbereich aus einer Sicherung wieder her</translation>
    </message>
    <message>
        <source>Use &quot;{0}&quot;, &quot;{1}:top,side&quot;, or a regular expression such as (?P&lt;part&gt;.+)_(?P&lt;view&gt;top|side)</source>
        <translation>Verwenden Sie &quot;{0}&quot;, &quot;{1}:top,side&quot;, oder einen regulären Ausdruck wie (?P&lt;part&gt;.+)_(?P&lt;view&gt;top|side)</translation>
    </message>
    <message>
        <source>Use at most {0} characters</source>
        <translation>Verwenden Sie höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>Use fewer</source>
        <translation>Verwenden Sie weniger</translation>
    </message>
    <message>
        <source>Use fewer or shorter words</source>
        <translation>Verwenden Sie weniger oder kürzere Wörter</translation>
    </message>
    <message>
        <source>Use weights and configuration of the same model</source>
        <translation>Verwenden Sie Gewichte und Konfiguration desselben Modells</translation>
    </message>
    <message>
        <source>Wait for the first parts</source>
        <translation>Warten Sie die ersten Teile ab</translation>
    </message>
    <message>
        <source>Wait until it is inspected</source>
        <translation>Warten Sie, bis es geprüft ist</translation>
    </message>
    <message>
        <source>Withdraw that review first, or choose another part</source>
        <translation>Ziehen Sie diese Beurteilung zuerst zurück, oder wählen Sie ein anderes Teil</translation>
    </message>
    <message>
        <source>Write for instance lot:1..12, or since:2026-03-01 until:2026-03-31</source>
        <translation>Schreiben Sie zum Beispiel lot:1..12, oder since:2026-03-01 until:2026-03-31</translation>
    </message>
    <message>
        <source>Write it like 06:00</source>
        <translation>Schreiben Sie sie wie 06:00</translation>
    </message>
    <message>
        <source>a JPEG with {0} bits a channel cannot be read</source>
        <translation>ein JPEG mit {0} Bit je Kanal kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>a PIN has at least {0} digits</source>
        <translation>eine PIN hat mindestens {0} Ziffern</translation>
    </message>
    <message>
        <source>a PIN has at least {0} digits, a password at least {1} characters</source>
        <translation>eine PIN hat mindestens {0} Ziffern, ein Passwort mindestens {1} Zeichen</translation>
    </message>
    <message>
        <source>a PIN of equal or successive digits is the first that is tried</source>
        <translation>eine PIN aus gleichen oder aufeinanderfolgenden Ziffern wird als Erstes probiert</translation>
    </message>
    <message>
        <source>a PIN or password has at most {0} characters</source>
        <translation>eine PIN oder ein Passwort hat höchstens {0} Zeichen</translation>
    </message>
    <message>
        <source>a backup cannot lie among what it is a backup of</source>
        <translation>eine Sicherung kann nicht in dem liegen, was sie sichert</translation>
    </message>
    <message>
        <source>a baseline is named by lots and times</source>
        <translation>eine Grundlage wird durch Lose und Zeiten benannt</translation>
    </message>
    <message>
        <source>a certificate is written as pdf or html</source>
        <translation>ein Zertifikat wird als pdf oder html geschrieben</translation>
    </message>
    <message>
        <source>a defect class has no name</source>
        <translation>eine Fehlerklasse hat keinen Namen</translation>
    </message>
    <message>
        <source>a defect is confirmed on it, so it is no good part</source>
        <translation>ein Fehler ist darauf bestätigt, es ist also kein Gutteil</translation>
    </message>
    <message>
        <source>a feed needs a target</source>
        <translation>eine Weitergabe braucht ein Ziel</translation>
    </message>
    <message>
        <source>a feed&apos;s name has letters, digits, blanks, dots and dashes, 60 at most</source>
        <translation>der Name einer Weitergabe hat Buchstaben, Ziffern, Leerzeichen, Punkte und Striche, höchstens 60</translation>
    </message>
    <message>
        <source>a file kept changing while it was copied ({0})</source>
        <translation>eine Datei änderte sich beim Kopieren immer wieder ({0})</translation>
    </message>
    <message>
        <source>a link out of the folder is not followed unless asked for (inspect --follow-links)</source>
        <translation>einer Verknüpfung aus dem Ordner hinaus wird nur auf Wunsch gefolgt (inspect --follow-links)</translation>
    </message>
    <message>
        <source>a link to a folder is not followed</source>
        <translation>einem Verweis auf einen Ordner wird nicht gefolgt</translation>
    </message>
    <message>
        <source>a mark cannot be merged into itself</source>
        <translation>eine Markierung kann nicht mit sich selbst zusammengelegt werden</translation>
    </message>
    <message>
        <source>a mark is refused with a reason</source>
        <translation>eine Markierung wird mit einem Grund abgelehnt</translation>
    </message>
    <message>
        <source>a model of this name is there already</source>
        <translation>ein Modell dieses Namens ist schon da</translation>
    </message>
    <message>
        <source>a name has 1 to {0} printable characters</source>
        <translation>ein Name hat 1 bis {0} druckbare Zeichen</translation>
    </message>
    <message>
        <source>a picture of shape {0} could not be encoded as {1}</source>
        <translation>ein Bild der Form {0} konnte nicht als {1} gespeichert werden</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a recipe has a lot and no version</source>
        <translation>ein Rezept hat ein Los und keine Fassung</translation>
    </message>
    <message>
        <source>a scale was asked for before there is one</source>
        <translation>eine Skala wurde verlangt, bevor es eine gibt</translation>
    </message>
    <message>
        <source>a sheet cannot hold more than {0} rows</source>
        <translation>ein Blatt fasst nicht mehr als {0} Zeilen</translation>
    </message>
    <message>
        <source>a shift begins and ends at different times of the day</source>
        <translation>eine Schicht beginnt und endet zu verschiedenen Zeiten des Tages</translation>
    </message>
    <message>
        <source>a stored reference is damaged ({0})</source>
        <translation>ein gespeichertes Vergleichsstück ist beschädigt ({0})</translation>
    </message>
    <message>
        <source>a stored region is damaged: its runs do not fill its box</source>
        <translation>ein gespeicherter Bereich ist beschädigt: Seine Läufe füllen sein Rechteck nicht</translation>
    </message>
    <message>
        <source>a watched folder needs a recipe</source>
        <translation>ein überwachter Ordner braucht ein Rezept</translation>
    </message>
    <message>
        <source>an address must not hold a password: it would stand in the database</source>
        <translation>in einer Adresse darf kein Kennwort stehen: es stünde in der Datenbank</translation>
    </message>
    <message>
        <source>an input of {0} px does not divide into cells of {1} px</source>
        <translation>eine Eingabe von {0} px lässt sich nicht in Zellen von {1} px teilen</translation>
    </message>
    <message>
        <source>an input of {0} px does not divide into patches of {1} px</source>
        <translation>eine Eingabe von {0} px lässt sich nicht in Felder von {1} px teilen</translation>
    </message>
    <message>
        <source>an inspection ended with score {0} and error {1}</source>
        <translation>eine Prüfung endete mit dem Wert {0} und dem Fehler {1}</translation>
    </message>
    <message>
        <source>another mark was asked for before this one was previewed</source>
        <translation>es wurde nach einer anderen Markierung gefragt, bevor die Vorschau dieser fertig war</translation>
    </message>
    <message>
        <source>another picture lies there now</source>
        <translation>dort liegt jetzt ein anderes Bild</translation>
    </message>
    <message>
        <source>cached features cannot be removed ({0})</source>
        <translation>zwischengespeicherte Merkmale können nicht entfernt werden ({0})</translation>
    </message>
    <message>
        <source>cached features of some images are gone</source>
        <translation>zwischengespeicherte Merkmale einiger Bilder sind fort</translation>
    </message>
    <message>
        <source>decisions were taken back, because the pictures were replaced: {0}</source>
        <translation>Entscheidungen wurden zurückgenommen, weil die Bilder ersetzt wurden: {0}</translation>
    </message>
    <message>
        <source>defect classes changed</source>
        <translation>Fehlerklassen geändert</translation>
    </message>
    <message>
        <source>every shift needs a name of its own</source>
        <translation>jede Schicht braucht einen eigenen Namen</translation>
    </message>
    <message>
        <source>first lot</source>
        <translation>erstes Los</translation>
    </message>
    <message>
        <source>first parts of the lot</source>
        <translation>erste Teile des Loses</translation>
    </message>
    <message>
        <source>first watched folder</source>
        <translation>erster überwachter Ordner</translation>
    </message>
    <message>
        <source>give marks of one recipe</source>
        <translation>nennen Sie Markierungen eines Rezepts</translation>
    </message>
    <message>
        <source>grown by 1 part of {0}: {1}</source>
        <translation>1 Teil von {0} dazugelernt: {1}</translation>
    </message>
    <message>
        <source>grown by {0} parts of {1}: {2}</source>
        <translation>{0} Teile von {1} dazugelernt: {2}</translation>
    </message>
    <message>
        <source>growth of the bank taken back</source>
        <translation>Dazugelerntes zurückgenommen</translation>
    </message>
    <message>
        <source>imported from {0}</source>
        <translation>eingelesen aus {0}</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>prüft</translation>
    </message>
    <message>
        <source>it cannot be published ({0})</source>
        <translation>es lässt sich nicht veröffentlichen ({0})</translation>
    </message>
    <message>
        <source>it gives values that are no numbers</source>
        <translation>es ergibt Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>it gives {0} levels, {1} are wanted</source>
        <translation>es liefert {0} Ebenen, {1} sind verlangt</translation>
    </message>
    <message>
        <source>it has no kept marks to export</source>
        <translation>es hat keine übernommenen Markierungen zum Ausgeben</translation>
    </message>
    <message>
        <source>it has no map yet</source>
        <translation>es hat noch keine Anomaliekarte</translation>
    </message>
    <message>
        <source>it is not inspected yet, so nothing can be marked</source>
        <translation>es ist noch nicht geprüft, darum kann nichts markiert werden</translation>
    </message>
    <message>
        <source>it is not inspected, or its features are no longer in the cache</source>
        <translation>es ist nicht geprüft, oder seine Merkmale sind nicht mehr zwischengespeichert</translation>
    </message>
    <message>
        <source>it needs about {0} for a picture of {1} px, and {2} are free on {3}</source>
        <translation>es braucht etwa {0} für ein Bild von {1} px, und {2} sind frei auf {3}</translation>
    </message>
    <message>
        <source>its bank says it was made with the encoding {0}, its list of contents says with {1}</source>
        <translation>sein Speicher nennt die Kodierung {0}, sein Inhaltsverzeichnis {1}</translation>
    </message>
    <message>
        <source>its bank was not grown, there is none before it to return to</source>
        <translation>sein Speicher hat nichts dazugelernt, es gibt keinen früheren, zu dem er zurückkehren könnte</translation>
    </message>
    <message>
        <source>its features are no longer in the cache</source>
        <translation>seine Merkmale sind nicht mehr zwischengespeichert</translation>
    </message>
    <message>
        <source>its image tower does not give intermediate features</source>
        <translation>sein Bildteil liefert keine Zwischenmerkmale</translation>
    </message>
    <message>
        <source>its image tower does not take an input of {0} px ({1})</source>
        <translation>sein Bildteil nimmt keine Eingabe von {0} px ({1})</translation>
    </message>
    <message>
        <source>its image tower has a fixed input size</source>
        <translation>sein Bildteil hat eine feste Eingabegröße</translation>
    </message>
    <message>
        <source>its name is not valid UTF-8; rename it</source>
        <translation>ihr Name ist kein gültiges UTF-8; benennen Sie sie um</translation>
    </message>
    <message>
        <source>its patches cannot be used</source>
        <translation>ihre Felder können nicht verwendet werden</translation>
    </message>
    <message>
        <source>its picture stayed at the station that it comes from</source>
        <translation>ihr Bild blieb auf der Station, von der sie kommt</translation>
    </message>
    <message>
        <source>its text tower would have to be downloaded</source>
        <translation>sein Textteil müsste heruntergeladen werden</translation>
    </message>
    <message>
        <source>keyring set inspector {0}</source>
        <translation>keyring set inspector {0}</translation>
    </message>
    <message>
        <source>learning what is normal</source>
        <translation>lernt, was normal ist</translation>
    </message>
    <message>
        <source>learnt from the lot</source>
        <translation>aus dem Los gelernt</translation>
    </message>
    <message>
        <source>learnt from {0} good parts</source>
        <translation>aus {0} Gutteilen gelernt</translation>
    </message>
    <message>
        <source>lots by order need a part pattern with a group named order</source>
        <translation>Lose nach Auftrag brauchen ein Teilemuster mit einer Gruppe namens order</translation>
    </message>
    <message>
        <source>made from settings</source>
        <translation>aus Einstellungen gemacht</translation>
    </message>
    <message>
        <source>masks hold at most {0} categories, these are {1}</source>
        <translation>Masken fassen höchstens {0} Kategorien, dies sind {1}</translation>
    </message>
    <message>
        <source>memory is short, even for a single picture on the CPU</source>
        <translation>der Speicher ist knapp, selbst für ein einziges Bild auf der CPU</translation>
    </message>
    <message>
        <source>merged into {0}, {1} quiet parts would be flagged again and {2} known parts would be judged wrongly</source>
        <translation>mit {0} zusammengelegt, würden {1} ruhige Teile wieder auffällig und {2} bekannte Teile falsch beurteilt</translation>
    </message>
    <message>
        <source>name and PIN or password do not fit together</source>
        <translation>Name und PIN oder Passwort passen nicht zusammen</translation>
    </message>
    <message>
        <source>neither open_clip nor timm knows an architecture {0}</source>
        <translation>weder open_clip noch timm kennt eine Architektur {0}</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort zur rechten Zeit</translation>
    </message>
    <message>
        <source>no lot of the recipe was scored by its latest bank</source>
        <translation>kein Los des Rezepts wurde mit seinem neuesten Speicher bewertet</translation>
    </message>
    <message>
        <source>no message waits</source>
        <translation>keine Nachricht wartet</translation>
    </message>
    <message>
        <source>no message was refused</source>
        <translation>keine Nachricht wurde abgewiesen</translation>
    </message>
    <message>
        <source>no parts are named</source>
        <translation>es sind keine Teile genannt</translation>
    </message>
    <message>
        <source>no pictures were found</source>
        <translation>es wurden keine Bilder gefunden</translation>
    </message>
    <message>
        <source>nobody could manage people then</source>
        <translation>dann könnte niemand mehr Personen verwalten</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>niemand ist angemeldet</translation>
    </message>
    <message>
        <source>nothing can be inspected or marked, the engine cannot be loaded ({0}: {1})</source>
        <translation>nichts kann geprüft oder markiert werden, das Rechenwerk kann nicht geladen werden ({0}: {1})</translation>
    </message>
    <message>
        <source>nothing in the region stands out from normal parts, there is nothing to learn</source>
        <translation>nichts in dem Bereich hebt sich von normalen Teilen ab, es gibt nichts zu lernen</translation>
    </message>
    <message>
        <source>nothing was learnt yet, so nothing can be challenged</source>
        <translation>es ist noch nichts gelernt, darum kann nichts nachgeprüft werden</translation>
    </message>
    <message>
        <source>nothing was scored yet, so there is no scale for a threshold</source>
        <translation>es ist noch nichts bewertet, darum gibt es keine Skala für eine Schwelle</translation>
    </message>
    <message>
        <source>only SQLite databases are copied by this program</source>
        <translation>dieses Programm sichert nur SQLite-Datenbanken</translation>
    </message>
    <message>
        <source>only parts that a person has accepted make a bank grow</source>
        <translation>nur Teile, die ein Mensch als Gutteile beurteilt hat, werden dazugelernt</translation>
    </message>
    <message>
        <source>only who has approved or refused a mark last can take that back</source>
        <translation>nur wer eine Markierung zuletzt freigegeben oder abgelehnt hat, kann das zurücknehmen</translation>
    </message>
    <message>
        <source>open_clip {0} cannot build the model ({1})</source>
        <translation>open_clip {0} kann das Modell nicht bauen ({1})</translation>
    </message>
    <message>
        <source>open_clip {0} has built {1} instead of QuickGELU</source>
        <translation>open_clip {0} hat {1} statt QuickGELU gebaut</translation>
    </message>
    <message>
        <source>others may read the signing key, so a signature would prove nothing</source>
        <translation>Andere dürfen den Schlüssel für Signaturen lesen, eine Signatur bewiese also nichts</translation>
    </message>
    <message>
        <source>part pattern changed</source>
        <translation>Teilemuster geändert</translation>
    </message>
    <message>
        <source>part_pattern: {0}</source>
        <translation>part_pattern: {0}</translation>
    </message>
    <message>
        <source>people sign in here already</source>
        <translation>hier melden sich Personen schon an</translation>
    </message>
    <message>
        <source>pictures in formats that are not read were left out: {0}</source>
        <translation>Bilder in Formaten, die nicht gelesen werden, wurden ausgelassen: {0}</translation>
    </message>
    <message>
        <source>pictures of this format are not read</source>
        <translation>Bilder dieses Formats werden nicht gelesen</translation>
    </message>
    <message>
        <source>prompts: states and templates make {0} sentences</source>
        <translation>prompts: Zustände und Vorlagen ergeben {0} Sätze</translation>
    </message>
    <message>
        <source>quieted parts are flagged again, because a defect like them was confirmed: {0}</source>
        <translation>beruhigte Teile sind wieder auffällig, weil ein Fehler bestätigt wurde, der ihnen gleicht: {0}</translation>
    </message>
    <message>
        <source>resize mode from the first lot&apos;s pictures</source>
        <translation>Größenanpassung nach den Bildern des ersten Loses</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>scoring was asked for before anything was learnt</source>
        <translation>eine Bewertung wurde verlangt, bevor etwas gelernt war</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>Einstellungen geändert</translation>
    </message>
    <message>
        <source>several lots answer to that: {0}</source>
        <translation>darauf passen mehrere Lose: {0}</translation>
    </message>
    <message>
        <source>several recipes have a mark of that number: {0}</source>
        <translation>mehrere Rezepte haben eine Markierung dieser Nummer: {0}</translation>
    </message>
    <message>
        <source>starting the engine</source>
        <translation>das Rechenwerk wird gestartet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>the JPEG has {0} scans, more than any camera writes</source>
        <translation>das JPEG hat {0} Durchgänge, mehr als jede Kamera schreibt</translation>
    </message>
    <message>
        <source>the address names no topic to publish to</source>
        <translation>die Adresse nennt kein Thema (Topic)</translation>
    </message>
    <message>
        <source>the artifact cannot be read ({0})</source>
        <translation>die abgelegte Datei kann nicht gelesen werden ({0})</translation>
    </message>
    <message>
        <source>the artifact cannot be written ({0})</source>
        <translation>die Datei kann nicht abgelegt werden ({0})</translation>
    </message>
    <message>
        <source>the artifact is damaged: it does not have the content it was stored with</source>
        <translation>die abgelegte Datei ist beschädigt: Sie hat nicht mehr den Inhalt, mit dem sie abgelegt wurde</translation>
    </message>
    <message>
        <source>the artifact is missing</source>
        <translation>die abgelegte Datei fehlt</translation>
    </message>
    <message>
        <source>the artifacts cannot be swept ({0})</source>
        <translation>die abgelegten Dateien können nicht aufgeräumt werden ({0})</translation>
    </message>
    <message>
        <source>the audit log was taken out of the database</source>
        <translation>das Prüfprotokoll wurde aus der Datenbank genommen</translation>
    </message>
    <message>
        <source>the backup copy could not be made ({0})</source>
        <translation>die Sicherung konnte nicht gemacht werden ({0})</translation>
    </message>
    <message>
        <source>the backup could not be written ({0})</source>
        <translation>die Sicherung konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>the backup is damaged: {0}</source>
        <translation>die Sicherung ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the backup is of a newer version ({0}, this program reads {1})</source>
        <translation>die Sicherung ist von einer neueren Version ({0}, dieses Programm liest {1})</translation>
    </message>
    <message>
        <source>the backup that was written is not sound, it was thrown away: {0}</source>
        <translation>die geschriebene Sicherung ist nicht heil, sie wurde verworfen: {0}</translation>
    </message>
    <message>
        <source>the backup unpacks to {0} MiB, and {1} MiB are free</source>
        <translation>die Sicherung braucht ausgepackt {0} MiB, frei sind {1} MiB</translation>
    </message>
    <message>
        <source>the bank knows all that these parts show</source>
        <translation>der Speicher kennt alles, was diese Teile zeigen</translation>
    </message>
    <message>
        <source>the bank that was brought back</source>
        <translation>der zurückgeholte Speicher</translation>
    </message>
    <message>
        <source>the bank that was learnt now</source>
        <translation>der jetzt gelernte Speicher</translation>
    </message>
    <message>
        <source>the bank was changed again since, so that this cannot be undone any more</source>
        <translation>der Speicher wurde seither noch einmal geändert, deshalb lässt sich das nicht mehr rückgängig machen</translation>
    </message>
    <message>
        <source>the bank was changed since, so that this cannot be done again</source>
        <translation>der Speicher wurde seither geändert, deshalb lässt sich das nicht wiederholen</translation>
    </message>
    <message>
        <source>the bank without its growth</source>
        <translation>der Speicher ohne das Dazugelernte</translation>
    </message>
    <message>
        <source>the baseline holds no inspected part</source>
        <translation>die Grundlage enthält kein geprüftes Teil</translation>
    </message>
    <message>
        <source>the box {0},{1},{2},{3} lies outside the image of {4}×{5} px</source>
        <translation>das Rechteck {0},{1},{2},{3} liegt außerhalb des Bildes von {4}×{5} px</translation>
    </message>
    <message>
        <source>the broker cannot be reached ({0})</source>
        <translation>der Broker ist nicht zu erreichen ({0})</translation>
    </message>
    <message>
        <source>the bundle could not be written ({0})</source>
        <translation>das Bündel konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>the challenge set failed: {0} of {1} known parts are judged wrongly ({2})</source>
        <translation>der Prüfsatz ist gefallen: {0} von {1} bekannten Teilen werden falsch beurteilt ({2})</translation>
    </message>
    <message>
        <source>the configuration is not JSON ({0})</source>
        <translation>die Konfiguration ist kein JSON ({0})</translation>
    </message>
    <message>
        <source>the configuration is not a JSON object</source>
        <translation>die Konfiguration ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the configuration lacks or garbles an entry ({0})</source>
        <translation>in der Konfiguration fehlt ein Eintrag oder ist entstellt ({0})</translation>
    </message>
    <message>
        <source>the daily backup was made, and the workspace is not well: {0}</source>
        <translation>die tägliche Sicherung ist gemacht, und der Arbeitsbereich ist nicht in Ordnung: {0}</translation>
    </message>
    <message>
        <source>the database belongs to another version of this program (revision {0})</source>
        <translation>die Datenbank gehört zu einer anderen Version dieses Programms (Revision {0})</translation>
    </message>
    <message>
        <source>the database is not as revision {0} left it ({1}): something else changed it</source>
        <translation>die Datenbank ist nicht so, wie Revision {0} sie hinterließ ({1}): etwas anderes hat sie geändert</translation>
    </message>
    <message>
        <source>the database was written by a newer version of this program</source>
        <translation>die Datenbank ist von einer neueren Version dieses Programms</translation>
    </message>
    <message>
        <source>the database was written by a newer version of this program (revision {0})</source>
        <translation>die Datenbank wurde von einer neueren Fassung dieses Programms geschrieben (Stand {0})</translation>
    </message>
    <message>
        <source>the day must start between 00:00 and 23:59</source>
        <translation>der Tag muss zwischen 00:00 und 23:59 beginnen</translation>
    </message>
    <message>
        <source>the demo picture could not be written ({0})</source>
        <translation>das Beispielbild konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>the device no longer answers</source>
        <translation>das Gerät antwortet nicht mehr</translation>
    </message>
    <message>
        <source>the device no longer answers: going on with the CPU</source>
        <translation>das Gerät antwortet nicht mehr: die CPU macht weiter</translation>
    </message>
    <message>
        <source>the environment variable of the secret is not set</source>
        <translation>die Umgebungsvariable des Geheimnisses ist nicht gesetzt</translation>
    </message>
    <message>
        <source>the export cannot be read ({0})</source>
        <translation>Der Export ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <source>the exported tower is damaged or was exchanged</source>
        <translation>das ausgegebene Netz ist beschädigt oder wurde ausgetauscht</translation>
    </message>
    <message>
        <source>the file cannot be read ({0})</source>
        <translation>die Datei kann nicht gelesen werden ({0})</translation>
    </message>
    <message>
        <source>the file cannot be restored ({0})</source>
        <translation>die Datei kann nicht wiederhergestellt werden ({0})</translation>
    </message>
    <message>
        <source>the file has format {0}, this program writes {1}</source>
        <translation>die Datei hat das Format {0}, dieses Programm schreibt {1}</translation>
    </message>
    <message>
        <source>the file holds no weights</source>
        <translation>die Datei enthält keine Gewichte</translation>
    </message>
    <message>
        <source>the file holds other records than those to be added</source>
        <translation>die Datei enthält andere Einträge als die, die hinzukommen sollen</translation>
    </message>
    <message>
        <source>the file is cut short or damaged</source>
        <translation>die Datei ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the file is empty (0 bytes)</source>
        <translation>die Datei ist leer (0 Byte)</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>die Datei fehlt</translation>
    </message>
    <message>
        <source>the file is no longer there</source>
        <translation>die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>the file is not JSON ({0})</source>
        <translation>die Datei ist kein JSON ({0})</translation>
    </message>
    <message>
        <source>the file is not a PNG, JPEG, BMP, TIFF or WebP image</source>
        <translation>die Datei ist kein Bild in PNG, JPEG, BMP, TIFF oder WebP</translation>
    </message>
    <message>
        <source>the file is too large ({0} bytes, at most {1})</source>
        <translation>die Datei ist zu groß ({0} Byte, höchstens {1})</translation>
    </message>
    <message>
        <source>the file is too large for the memory that is free</source>
        <translation>die Datei ist zu groß für den freien Speicher</translation>
    </message>
    <message>
        <source>the file of {0} bytes claims {1}×{2} px, more than it can hold</source>
        <translation>die Datei von {0} Byte gibt {1}×{2} px an, mehr als sie enthalten kann</translation>
    </message>
    <message>
        <source>the file {0} ({1})</source>
        <translation>die Datei {0} ({1})</translation>
    </message>
    <message>
        <source>the files of this lot make parts by {0}</source>
        <translation>die Dateien dieses Loses bilden Teile nach {0}</translation>
    </message>
    <message>
        <source>the filter has more than {0} terms</source>
        <translation>der Filter hat mehr als {0} Bedingungen</translation>
    </message>
    <message>
        <source>the filter is longer than {0} characters</source>
        <translation>der Filter ist länger als {0} Zeichen</translation>
    </message>
    <message>
        <source>the folder cannot be looked into more often than every {0} s</source>
        <translation>in den Ordner kann nicht öfter als alle {0} s gesehen werden</translation>
    </message>
    <message>
        <source>the folder holds no model</source>
        <translation>der Ordner enthält kein Modell</translation>
    </message>
    <message>
        <source>the folder is in the lot already, by another way</source>
        <translation>der Ordner gehört schon auf anderem Weg zum Los</translation>
    </message>
    <message>
        <source>the folder may not be read</source>
        <translation>der Ordner darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>the inspection stopped: {0}</source>
        <translation>die Prüfung blieb stehen: {0}</translation>
    </message>
    <message>
        <source>the keyring cannot be asked ({0})</source>
        <translation>der Schlüsselbund lässt sich nicht fragen ({0})</translation>
    </message>
    <message>
        <source>the keyring cannot be asked: the package keyring is not installed</source>
        <translation>der Schlüsselbund lässt sich nicht fragen: das Paket keyring ist nicht installiert</translation>
    </message>
    <message>
        <source>the keyring holds no such secret</source>
        <translation>der Schlüsselbund hat kein solches Geheimnis</translation>
    </message>
    <message>
        <source>the logo cannot be read ({0})</source>
        <translation>das Logo kann nicht gelesen werden ({0})</translation>
    </message>
    <message>
        <source>the logo is neither PNG nor JPEG</source>
        <translation>das Logo ist weder PNG noch JPEG</translation>
    </message>
    <message>
        <source>the lot has no such image</source>
        <translation>das Los hat kein solches Bild</translation>
    </message>
    <message>
        <source>the lot looks unlike the parts its bank was made from (drift {0}, alarm from {1})</source>
        <translation>das Los sieht anders aus als die Teile, aus denen sein Speicher gemacht wurde (Abweichung {0}, Alarm ab {1})</translation>
    </message>
    <message>
        <source>the lot was not inspected yet</source>
        <translation>das Los wurde noch nicht geprüft</translation>
    </message>
    <message>
        <source>the mark does not wait for approval</source>
        <translation>die Markierung wartet nicht auf Freigabe</translation>
    </message>
    <message>
        <source>the mark is kept already</source>
        <translation>die Markierung ist schon übernommen</translation>
    </message>
    <message>
        <source>the mark is revoked already</source>
        <translation>die Markierung ist schon widerrufen</translation>
    </message>
    <message>
        <source>the mark waits already</source>
        <translation>die Markierung wartet schon</translation>
    </message>
    <message>
        <source>the mark waits for approval</source>
        <translation>die Markierung wartet auf Freigabe</translation>
    </message>
    <message>
        <source>the model cannot be asked in words: {0}</source>
        <translation>das Modell kann nicht in Worten befragt werden: {0}</translation>
    </message>
    <message>
        <source>the model cannot be kept ({0})</source>
        <translation>das Modell kann nicht abgelegt werden ({0})</translation>
    </message>
    <message>
        <source>the model gives values for this picture that are no numbers</source>
        <translation>Das Modell ergibt für dieses Bild Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the name is taken</source>
        <translation>der Name ist vergeben</translation>
    </message>
    <message>
        <source>the name of a defect class is too long</source>
        <translation>der Name einer Fehlerklasse ist zu lang</translation>
    </message>
    <message>
        <source>the part is known as good already</source>
        <translation>das Teil ist schon als gut bekannt</translation>
    </message>
    <message>
        <source>the part is no known good one any more</source>
        <translation>das Teil ist kein bekanntes Gutteil mehr</translation>
    </message>
    <message>
        <source>the part pattern cannot be used: {0}</source>
        <translation>das Muster der Teile kann nicht verwendet werden: {0}</translation>
    </message>
    <message>
        <source>the part pattern does not match {0} of {1} files: each of them is a part of its own</source>
        <translation>das Muster der Teile passt auf {0} von {1} Dateien nicht: Jede von ihnen ist ein Teil für sich</translation>
    </message>
    <message>
        <source>the part pattern takes too long on this name</source>
        <translation>das Muster der Teile braucht bei diesem Namen zu lange</translation>
    </message>
    <message>
        <source>the part pattern {0} matches none of {1} file names</source>
        <translation>das Muster der Teile {0} passt auf keinen von {1} Dateinamen</translation>
    </message>
    <message>
        <source>the picture of a mark is damaged</source>
        <translation>das Bild einer Markierung ist beschädigt</translation>
    </message>
    <message>
        <source>the pictures are {0} times as long as wide: they are inspected in tiles</source>
        <translation>die Bilder sind {0}-mal so lang wie breit: Sie werden in Kacheln geprüft</translation>
    </message>
    <message>
        <source>the probe is of another tower</source>
        <translation>die Probe gehört zu einem anderen Netz</translation>
    </message>
    <message>
        <source>the program ended {0} times while it read or scored this picture, which is left out</source>
        <translation>das Programm endete {0}-mal, während es dieses Bild las oder bewertete; es bleibt weg</translation>
    </message>
    <message>
        <source>the public key cannot be read ({0})</source>
        <translation>Der öffentliche Schlüssel ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <source>the recipe has a bank, which was made with the {0} of before</source>
        <translation>das Rezept hat einen Speicher, der mit {0} von vorher gemacht wurde</translation>
    </message>
    <message>
        <source>the recipe has all of these marks already</source>
        <translation>das Rezept hat alle diese Markierungen schon</translation>
    </message>
    <message>
        <source>the recipe has no bank yet</source>
        <translation>das Rezept hat noch keinen Speicher</translation>
    </message>
    <message>
        <source>the recipe has no bank yet that could grow</source>
        <translation>das Rezept hat noch keinen Speicher, der dazulernen könnte</translation>
    </message>
    <message>
        <source>the recipe has no words for {0} parts</source>
        <translation>das Rezept hat keine Worte für Teile im Zustand {0}</translation>
    </message>
    <message>
        <source>the recipe uses {0}</source>
        <translation>das Rezept verwendet {0}</translation>
    </message>
    <message>
        <source>the recipe&apos;s pictures are inspected in mode {0}</source>
        <translation>die Bilder des Rezepts werden in der Betriebsart {0} geprüft</translation>
    </message>
    <message>
        <source>the region covers {0} of the part, at most {1} can be marked</source>
        <translation>der Bereich bedeckt {0} des Teils, höchstens {1} können markiert werden</translation>
    </message>
    <message>
        <source>the region is empty</source>
        <translation>der Bereich ist leer</translation>
    </message>
    <message>
        <source>the region lies outside the image</source>
        <translation>der Bereich liegt außerhalb des Bildes</translation>
    </message>
    <message>
        <source>the region looks like normal parts</source>
        <translation>der Bereich sieht aus wie normale Teile</translation>
    </message>
    <message>
        <source>the region of P-{0} cannot be read</source>
        <translation>der Bereich von P-{0} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the regions of its marks cover {0} million px</source>
        <translation>die Bereiche seiner Markierungen umfassen {0} Millionen px</translation>
    </message>
    <message>
        <source>the report could not be written ({0})</source>
        <translation>der Bericht konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>the secret cannot go in this header</source>
        <translation>in dieser Kopfzeile kann das Geheimnis nicht stehen</translation>
    </message>
    <message>
        <source>the secret holds characters that cannot stand in a header</source>
        <translation>das Geheimnis enthält Zeichen, die in keiner Kopfzeile stehen können</translation>
    </message>
    <message>
        <source>the secret itself is not kept here</source>
        <translation>das Geheimnis selbst wird hier nicht verwahrt</translation>
    </message>
    <message>
        <source>the setting cannot be kept ({0})</source>
        <translation>die Einstellung kann nicht behalten werden ({0})</translation>
    </message>
    <message>
        <source>the sign-in is locked after failures</source>
        <translation>die Anmeldung ist nach Fehlversuchen gesperrt</translation>
    </message>
    <message>
        <source>the signing key cannot be kept ({0})</source>
        <translation>Der Schlüssel für Signaturen lässt sich nicht ablegen ({0})</translation>
    </message>
    <message>
        <source>the signing key cannot be read ({0})</source>
        <translation>Der Schlüssel für Signaturen ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <source>the station locks after 1 to {0} idle minutes, or never (0)</source>
        <translation>die Station sperrt sich nach 1 bis {0} Minuten ohne Bedienung oder nie (0)</translation>
    </message>
    <message>
        <source>the stored PIN or password was changed by another program</source>
        <translation>die gespeicherte PIN oder das Passwort wurde von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>the stored {0} is damaged: {1}</source>
        <translation>gespeichert und beschädigt ({0}): {1}</translation>
    </message>
    <message>
        <source>the system cannot open a file of this name</source>
        <translation>das System kann keine Datei dieses Namens öffnen</translation>
    </message>
    <message>
        <source>the template cannot be used ({0}: {1}{2})</source>
        <translation>die Vorlage kann nicht benutzt werden ({0}: {1}{2})</translation>
    </message>
    <message>
        <source>the test message was not taken: {0}</source>
        <translation>die Testnachricht wurde nicht angenommen: {0}</translation>
    </message>
    <message>
        <source>the threshold {0}</source>
        <translation>die Schwelle {0}</translation>
    </message>
    <message>
        <source>the thumbnails cannot be swept ({0})</source>
        <translation>die kleinen Bilder können nicht aufgeräumt werden ({0})</translation>
    </message>
    <message>
        <source>the weights are damaged or of another format ({0})</source>
        <translation>die Gewichte sind beschädigt oder von anderem Format ({0})</translation>
    </message>
    <message>
        <source>the weights are damaged: {0} holds values that are no numbers</source>
        <translation>Die Gewichte sind beschädigt: {0} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the weights are not the ones that were recorded: the file is damaged or was exchanged</source>
        <translation>die Gewichte sind nicht die verzeichneten: Die Datei ist beschädigt oder wurde ausgetauscht</translation>
    </message>
    <message>
        <source>the weights do not fit the configuration ({0})</source>
        <translation>die Gewichte passen nicht zur Konfiguration ({0})</translation>
    </message>
    <message>
        <source>the workspace cannot be locked ({0})</source>
        <translation>der Arbeitsbereich kann nicht gesperrt werden ({0})</translation>
    </message>
    <message>
        <source>the workspace cannot be made ({0})</source>
        <translation>der Arbeitsbereich kann nicht angelegt werden ({0})</translation>
    </message>
    <message>
        <source>the workspace cannot be written to ({0})</source>
        <translation>in den Arbeitsbereich kann nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>the workspace is being closed</source>
        <translation>der Arbeitsbereich wird geschlossen</translation>
    </message>
    <message>
        <source>the workspace is in use by {0}</source>
        <translation>der Arbeitsbereich wird benutzt von {0}</translation>
    </message>
    <message>
        <source>the workspace was closed; the lot goes on at the next start</source>
        <translation>der Arbeitsbereich wurde geschlossen; das Los geht beim nächsten Start weiter</translation>
    </message>
    <message>
        <source>the workspace was closed; the work goes on at the next start</source>
        <translation>der Arbeitsbereich wurde geschlossen; die Arbeit geht beim nächsten Start weiter</translation>
    </message>
    <message>
        <source>the workspace was not well when it was backed up: {0}</source>
        <translation>der Arbeitsbereich war beim Sichern nicht in Ordnung: {0}</translation>
    </message>
    <message>
        <source>the {0} could not be written ({1})</source>
        <translation>konnte nicht geschrieben werden: {0} ({1})</translation>
    </message>
    <message>
        <source>the {0} file of {1}×{2} px is damaged or does not fit in memory</source>
        <translation>die Datei ({0}, {1}×{2} px) ist beschädigt oder passt nicht in den Speicher</translation>
    </message>
    <message>
        <source>the {0} is damaged: {1}</source>
        <translation>ist beschädigt: {0}: {1}</translation>
    </message>
    <message>
        <source>the {0} is of a newer version ({1}, this program reads up to {2})</source>
        <translation>ist von einer neueren Fassung: {0} ({1}, dieses Programm liest bis {2})</translation>
    </message>
    <message>
        <source>there are no readable pictures of good parts</source>
        <translation>es gibt keine lesbaren Bilder von Gutteilen</translation>
    </message>
    <message>
        <source>there are no weights in this folder</source>
        <translation>in diesem Ordner sind keine Gewichte</translation>
    </message>
    <message>
        <source>there is a feed of this name</source>
        <translation>es gibt eine Weitergabe dieses Namens</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>es gibt eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>there is a recipe of this name already</source>
        <translation>es gibt schon ein Rezept dieses Namens</translation>
    </message>
    <message>
        <source>there is an administrator already</source>
        <translation>es gibt schon einen Administrator</translation>
    </message>
    <message>
        <source>there is no bank version before it</source>
        <translation>davor gibt es keine Version des Speichers</translation>
    </message>
    <message>
        <source>there is no configuration</source>
        <translation>es gibt keine Konfiguration</translation>
    </message>
    <message>
        <source>there is no feature level {0} in {1}</source>
        <translation>es gibt keine Merkmalsebene {0} in {1}</translation>
    </message>
    <message>
        <source>there is no kept mark of this number</source>
        <translation>es gibt keine übernommene Markierung dieser Nummer</translation>
    </message>
    <message>
        <source>there is no permission to read the file</source>
        <translation>das Recht, die Datei zu lesen, fehlt</translation>
    </message>
    <message>
        <source>there is no probe to try it on ({0})</source>
        <translation>es gibt keine Probe, an der es versucht werden kann ({0})</translation>
    </message>
    <message>
        <source>there is no such administrator</source>
        <translation>einen solchen Administrator gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such bank version</source>
        <translation>es gibt keine solche Fassung des Speichers</translation>
    </message>
    <message>
        <source>there is no such detector</source>
        <translation>es gibt kein solches Prüfverfahren</translation>
    </message>
    <message>
        <source>there is no such feed</source>
        <translation>es gibt keine solche Weitergabe</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>there is no such finding</source>
        <translation>es gibt keinen solchen Befund</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>es gibt keinen solchen Ordner</translation>
    </message>
    <message>
        <source>there is no such image</source>
        <translation>es gibt kein solches Bild</translation>
    </message>
    <message>
        <source>there is no such job</source>
        <translation>es gibt keinen solchen Auftrag</translation>
    </message>
    <message>
        <source>there is no such lot</source>
        <translation>es gibt kein solches Los</translation>
    </message>
    <message>
        <source>there is no such mark</source>
        <translation>es gibt keine solche Markierung</translation>
    </message>
    <message>
        <source>there is no such model</source>
        <translation>es gibt kein solches Modell</translation>
    </message>
    <message>
        <source>there is no such part</source>
        <translation>es gibt kein solches Teil</translation>
    </message>
    <message>
        <source>there is no such person</source>
        <translation>eine solche Person gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such recipe</source>
        <translation>es gibt kein solches Rezept</translation>
    </message>
    <message>
        <source>there is no such recipe version</source>
        <translation>es gibt keine solche Fassung des Rezepts</translation>
    </message>
    <message>
        <source>there is no such review</source>
        <translation>es gibt keine solche Beurteilung</translation>
    </message>
    <message>
        <source>there is no such run</source>
        <translation>es gibt keinen solchen Durchlauf</translation>
    </message>
    <message>
        <source>there is no such run of a challenge set</source>
        <translation>diesen Lauf eines Prüfsatzes gibt es nicht</translation>
    </message>
    <message>
        <source>there is no workspace here</source>
        <translation>Hier ist kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>there is something in this folder; a backup is never restored over it</source>
        <translation>in diesem Ordner liegt etwas; eine Sicherung wird nie darüber wiederhergestellt</translation>
    </message>
    <message>
        <source>there is something of that name</source>
        <translation>es gibt etwas dieses Namens</translation>
    </message>
    <message>
        <source>this computer has no such device</source>
        <translation>dieser Rechner hat kein solches Gerät</translation>
    </message>
    <message>
        <source>this filter term is not understood</source>
        <translation>dieser Teil des Filters wird nicht verstanden</translation>
    </message>
    <message>
        <source>this is a folder, not an image</source>
        <translation>das ist ein Ordner, kein Bild</translation>
    </message>
    <message>
        <source>this is a key of another kind; Ed25519 is needed</source>
        <translation>Das ist ein Schlüssel anderer Art; gebraucht wird Ed25519</translation>
    </message>
    <message>
        <source>this is no address to send to</source>
        <translation>an diese Adresse lässt sich nichts senden</translation>
    </message>
    <message>
        <source>this is no backup of a workspace</source>
        <translation>dies ist keine Sicherung eines Arbeitsbereichs</translation>
    </message>
    <message>
        <source>this is no head of the log</source>
        <translation>Das ist kein Kopf des Protokolls</translation>
    </message>
    <message>
        <source>this is no public key</source>
        <translation>Das ist kein öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>this is no signature of an audit log</source>
        <translation>Das ist keine Signatur eines Prüfprotokolls</translation>
    </message>
    <message>
        <source>this is no signing key</source>
        <translation>Das ist kein Schlüssel für Signaturen</translation>
    </message>
    <message>
        <source>this is no {0} that was exported ({1})</source>
        <translation>das ist nicht ausgegeben worden: {0} ({1})</translation>
    </message>
    <message>
        <source>this is not a file of weights</source>
        <translation>das ist keine Datei mit Gewichten</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>this is not a time of the day</source>
        <translation>das ist keine Uhrzeit</translation>
    </message>
    <message>
        <source>this is the last administrator</source>
        <translation>das ist der letzte Administrator</translation>
    </message>
    <message>
        <source>this kind of BMP ({0} bits, compression {1}) cannot be read</source>
        <translation>diese Art von BMP ({0} Bit, Kompression {1}) kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>this kind of TIFF ({0} bits, {1} samples a pixel) cannot be read</source>
        <translation>diese Art von TIFF ({0} Bit, {1} Werte je Bildpunkt) kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>this model has a fixed input size</source>
        <translation>dieses Modell hat eine feste Eingabegröße</translation>
    </message>
    <message>
        <source>this program knows no {0}{1}</source>
        <translation>dieses Programm kennt kein {0}{1}</translation>
    </message>
    <message>
        <source>this workspace is of a version without an audit log</source>
        <translation>Dieser Arbeitsbereich stammt von einer Version ohne Prüfprotokoll</translation>
    </message>
    <message>
        <source>threshold set by hand</source>
        <translation>Schwelle von Hand gesetzt</translation>
    </message>
    <message>
        <source>threshold set by hand: {0}</source>
        <translation>Schwelle von Hand gesetzt: {0}</translation>
    </message>
    <message>
        <source>timm {0} has no architecture {1}</source>
        <translation>timm {0} hat keine Architektur {1}</translation>
    </message>
    <message>
        <source>too few parts to judge</source>
        <translation>zu wenige Teile für ein Urteil</translation>
    </message>
    <message>
        <source>too large for the memory that is free ({0}×{1} px take {2} MB, {3} MB are free)</source>
        <translation>zu groß für den freien Speicher ({0}×{1} px brauchen {2} MB, {3} MB sind frei)</translation>
    </message>
    <message>
        <source>too large to inspect ({0} of {1} bits, {2} MB decoded, at most {3})</source>
        <translation>zu groß zum Prüfen ({0} mit {1} Bit, {2} MB dekodiert, höchstens {3})</translation>
    </message>
    <message>
        <source>too large to inspect ({0}, at most {1} million px)</source>
        <translation>zu groß zum Prüfen ({0}, höchstens {1} Millionen px)</translation>
    </message>
    <message>
        <source>too large to inspect ({0}, at most {1} px a side)</source>
        <translation>zu groß zum Prüfen ({0}, höchstens {1} px je Seite)</translation>
    </message>
    <message>
        <source>too small to inspect ({0}, needs at least {1}×{2})</source>
        <translation>zu klein zum Prüfen ({0}, nötig sind mindestens {1}×{2})</translation>
    </message>
    <message>
        <source>turned or mirrored, {0} would lose known parts: {1}</source>
        <translation>gedreht oder gespiegelt würde {0} bekannte Teile verlieren: {1}</translation>
    </message>
    <message>
        <source>two defect classes have the same name</source>
        <translation>zwei Fehlerklassen haben denselben Namen</translation>
    </message>
    <message>
        <source>undone: {0}</source>
        <translation>rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>version {0} of the recipe was written by a newer program, or is damaged ({1})</source>
        <translation>Fassung {0} des Rezepts wurde von einem neueren Programm geschrieben oder ist beschädigt ({1})</translation>
    </message>
    <message>
        <source>watching the folder has failed: {0}</source>
        <translation>das Überwachen des Ordners ist fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>weights of OpenAI need QuickGELU, and the configuration does not ask for it</source>
        <translation>Gewichte von OpenAI brauchen QuickGELU, und die Konfiguration verlangt es nicht</translation>
    </message>
    <message>
        <source>what stands out in the region belongs to something beside it, there is nothing to learn</source>
        <translation>was sich in dem Bereich abhebt, gehört zu etwas daneben, es gibt nichts zu lernen</translation>
    </message>
    <message>
        <source>what the keyring keeps is no signing key</source>
        <translation>Was der Schlüsselbund enthält, ist kein Schlüssel für Signaturen</translation>
    </message>
    <message>
        <source>with its marks {0} known parts would be judged wrongly and {1} quiet parts flagged again</source>
        <translation>mit ihren Markierungen würden {0} bekannte Teile falsch beurteilt und {1} ruhige Teile wieder auffällig</translation>
    </message>
    <message>
        <source>with marks of strength {0} the recipe</source>
        <translation>das Rezept mit Markierungen der Stärke {0}</translation>
    </message>
    <message>
        <source>with the mark known parts are lost: {0}</source>
        <translation>mit der Markierung gehen bekannte Teile verloren: {0}</translation>
    </message>
    <message>
        <source>{0} backups cannot be kept</source>
        <translation>{0} Sicherungen können nicht behalten werden</translation>
    </message>
    <message>
        <source>{0} by {1} with weights {2} (encoding {3}); {4} here has weights {5} (encoding {6})</source>
        <translation>{0} von {1} mit den Gewichten {2} (Kodierung {3}); {4} hat hier die Gewichte {5} (Kodierung {6})</translation>
    </message>
    <message>
        <source>{0} does not give its intermediate features</source>
        <translation>{0} liefert keine Zwischenmerkmale</translation>
    </message>
    <message>
        <source>{0} has made the mark, so another person has to decide about it</source>
        <translation>{0} hat die Markierung erstellt, deshalb muss jemand anderes über sie entscheiden</translation>
    </message>
    <message>
        <source>{0} is not a JSON object</source>
        <translation>{0} ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{0} known parts would be judged wrongly, first {1} of lot {2}</source>
        <translation>{0} bekannte Teile würden falsch beurteilt, zuerst {1} aus Los {2}</translation>
    </message>
    <message>
        <source>{0} loses known parts: {1}</source>
        <translation>{0} verliert bekannte Teile: {1}</translation>
    </message>
    <message>
        <source>{0} may do this</source>
        <translation>{0} dürfen das</translation>
    </message>
    <message>
        <source>{0} may not do this</source>
        <translation>{0} darf das nicht</translation>
    </message>
    <message>
        <source>{0} messages in a row were refused: no more are kept aside, and sending rests until one is taken. Is the address right? ({1})</source>
        <translation>{0} Nachrichten hintereinander wurden abgelehnt: es werden keine weiteren beiseitegelegt, und das Senden ruht, bis eine angenommen wird. Stimmt die Adresse? ({1})</translation>
    </message>
    <message>
        <source>{0} more were left out</source>
        <translation>{0} weitere wurden ausgelassen</translation>
    </message>
    <message>
        <source>{0} of no use any more: features and picture are gone, or the picture is another one now: {1}{2}</source>
        <translation>{0} nicht mehr zu gebrauchen: Merkmale und Bild sind fort, oder das Bild ist jetzt ein anderes: {1}{2}</translation>
    </message>
    <message>
        <source>{0} of {1} pictures are nearly the same as another one</source>
        <translation>{0} von {1} Bildern sind fast gleich einem anderen</translation>
    </message>
    <message>
        <source>{0} pictures against each other need about {1} GB, and {2} GB are free</source>
        <translation>{0} Bilder gegeneinander brauchen etwa {1} GB, und {2} GB sind frei</translation>
    </message>
    <message>
        <source>{0}{1} cannot be {2}</source>
        <translation>{0}{1} kann nicht {2} sein</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>The whole picture</source>
        <translation>Das ganze Bild</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>1 step gentler</source>
        <translation>1 Stufe sanfter</translation>
    </message>
    <message>
        <source>As gentle as can be, it would still hide some.</source>
        <translation>Auch so sanft wie möglich würde sie noch welche verdecken.</translation>
    </message>
    <message>
        <source>Draw a smaller region</source>
        <translation>Kleineren Bereich zeichnen</translation>
    </message>
    <message>
        <source>Looking for a gentler mark that hides none…</source>
        <translation>Eine sanftere Markierung wird gesucht, die keinen verdeckt…</translation>
    </message>
    <message>
        <source>hides none, clears {0}</source>
        <translation>verdeckt keinen, entlastet {0}</translation>
    </message>
    <message>
        <source>{0} steps gentler</source>
        <translation>{0} Stufen sanfter</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Folder of part pictures</source>
        <translation>Ordner mit Bildern von Teilen</translation>
    </message>
    <message>
        <source>The pictures of the demo are drawn…</source>
        <translation>Die Bilder des Beispiel-Loses werden gezeichnet…</translation>
    </message>
</context>
<context>
    <name>OperationHandlers</name>
    <message>
        <source>Bundle for support</source>
        <translation>Paket für die Unterstützung</translation>
    </message>
    <message>
        <source>Writing the bundle for support…</source>
        <translation>Schreibe das Paket für die Unterstützung …</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>{0} holds no pictures and no names of parts or people</source>
        <translation>{0} enthält keine Bilder und keine Namen von Teilen oder Menschen</translation>
    </message>
</context>
<context>
    <name>Overlaid</name>
    <message>
        <source>Wipe between this part and: {0}</source>
        <translation>Zwischen diesem Teil und dem anderen wischen: {0}</translation>
    </message>
    <message>
        <source>this part</source>
        <translation>dieses Teil</translation>
    </message>
</context>
<context>
    <name>PartCell</name>
    <message>
        <source>flagged</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
</context>
<context>
    <name>PartChoice</name>
    <message>
        <source>A pattern…</source>
        <translation>Ein Muster…</translation>
    </message>
    <message>
        <source>Endings</source>
        <translation>Endungen</translation>
    </message>
    <message>
        <source>Every picture is a part</source>
        <translation>Jedes Bild ist ein Teil</translation>
    </message>
    <message>
        <source>Every sub-folder is a part</source>
        <translation>Jeder Unterordner ist ein Teil</translation>
    </message>
    <message>
        <source>Name the groups part, view and light: only part is needed.</source>
        <translation>Nennen Sie die Gruppen part (Teil), view (Ansicht) und light (Licht): nur part ist nötig.</translation>
    </message>
    <message>
        <source>Names end with the view, as in 0001_top</source>
        <translation>Namen enden mit der Ansicht, wie in 0001_top</translation>
    </message>
    <message>
        <source>Part pattern</source>
        <translation>Muster der Teile</translation>
    </message>
    <message>
        <source>Pictures of a part</source>
        <translation>Bilder eines Teils</translation>
    </message>
    <message>
        <source>lights: {0}</source>
        <translation>Beleuchtungen: {0}</translation>
    </message>
    <message>
        <source>top, side (empty: whatever follows the last _)</source>
        <translation>top, side (leer: was immer nach dem letzten _ steht)</translation>
    </message>
    <message>
        <source>views: {0}</source>
        <translation>Ansichten: {0}</translation>
    </message>
    <message>
        <source>{0} match nothing and stand alone, {1} for instance</source>
        <translation>{0} passen auf nichts und stehen allein, zum Beispiel {1}</translation>
    </message>
    <message>
        <source>{0} pictures make {1} parts</source>
        <translation>{0} Bilder bilden {1} Teile</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Check sample {0} of {1}</source>
        <translation>Stichprobe {0} von {1}</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>Konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>Every change of marks, threshold and bank is held against the known parts of the recipe</source>
        <translation>Jede Änderung von Markierungen, Schwelle und Speicher wird an den bekannten Teilen des Rezepts gemessen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Known good part</source>
        <translation>Bekanntes Gutteil</translation>
    </message>
    <message>
        <source>Look at the picture and decide: score, heatmap and findings are shown afterwards.</source>
        <translation>Sehen Sie das Bild an und entscheiden Sie: Wert, Anomaliekarte und Befunde werden danach gezeigt.</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note, stored with the next decision</source>
        <translation>Notiz, zur nächsten Entscheidung</translation>
    </message>
    <message>
        <source>no bank of other parts yet</source>
        <translation>noch kein Speicher anderer Teile</translation>
    </message>
    <message>
        <source>{0}: drawn by hand, no finding of the machine lies here</source>
        <translation>{0}: von Hand gezeichnet, hier liegt kein Befund der Maschine</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Ingenieur</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>approve marks</source>
        <translation>Markierungen freigeben</translation>
    </message>
    <message>
        <source>change banks</source>
        <translation>Speicher ändern</translation>
    </message>
    <message>
        <source>change recipes</source>
        <translation>Rezepte ändern</translation>
    </message>
    <message>
        <source>change thresholds</source>
        <translation>Schwellen ändern</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>entscheiden</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>stillgelegt</translation>
    </message>
    <message>
        <source>export</source>
        <translation>exportieren</translation>
    </message>
    <message>
        <source>formerly {0}</source>
        <translation>früher {0}</translation>
    </message>
    <message>
        <source>manage people</source>
        <translation>Personen verwalten</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>markieren</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Stilllegen</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Wieder zulassen</translation>
    </message>
    <message>
        <source>Idle minutes until the station locks</source>
        <translation>Minuten ohne Bedienung, bis sich die Station sperrt</translation>
    </message>
    <message>
        <source>Lock the station after</source>
        <translation>Station sperren nach</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No sign-in any more</source>
        <translation>Keine Anmeldung mehr</translation>
    </message>
    <message>
        <source>PIN of {0}</source>
        <translation>PIN von {0}</translation>
    </message>
    <message>
        <source>PIN…</source>
        <translation>PIN …</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>{0} umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role of {0}</source>
        <translation>Rolle von {0}</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>Rolle …</translation>
    </message>
    <message>
        <source>Signs in by</source>
        <translation>Meldet sich an mit</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>{0}: {1}, signs in by {2}.</source>
        <translation>{0}: {1}, meldet sich an mit {2}.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN oder Passwort</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>may: {0}</source>
        <translation>darf: {0}</translation>
    </message>
</context>
<context>
    <name>PictureBar</name>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Farben der Anomaliekarte</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>Deckkraft der Anomaliekarte</translation>
    </message>
    <message>
        <source>Opacity of the heatmap   [ ]</source>
        <translation>Deckkraft der Anomaliekarte   [ ]</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>The file was changed after it was inspected. Heatmap and findings belong to the picture of before; open the folder again to inspect this one.</source>
        <translation>Die Datei wurde nach der Prüfung geändert. Anomaliekarte und Befunde gehören zum früheren Bild; öffnen Sie den Ordner erneut, um dieses zu prüfen.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Take back the last character</source>
        <translation>Letztes Zeichen zurücknehmen</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>More places</source>
        <translation>Weitere Orte</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>1 more flagged part loses score but stays flagged</source>
        <translation>1 weiteres auffälliges Teil verliert an Wert, bleibt aber auffällig</translation>
    </message>
    <message>
        <source>Clears {0} flagged part</source>
        <translation>Entlastet {0} auffälliges Teil</translation>
    </message>
    <message>
        <source>Clears {0} flagged parts</source>
        <translation>Entlastet {0} auffällige Teile</translation>
    </message>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>Bestätigte Fehler, die an Wert verlieren</translation>
    </message>
    <message>
        <source>Confirmed defects would no longer be flagged. Press again to keep the mark.</source>
        <translation>Bestätigte Fehler wären nicht mehr auffällig. Noch einmal drücken, um die Markierung zu übernehmen.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Flag good parts and keep</source>
        <translation>Gutteile auffällig, übernehmen</translation>
    </message>
    <message>
        <source>Gentler</source>
        <translation>Sanfter</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>Werden ruhig</translation>
    </message>
    <message>
        <source>Hide defects and keep</source>
        <translation>Fehler verdecken, übernehmen</translation>
    </message>
    <message>
        <source>How far the mark reaches, against the strength of the recipe</source>
        <translation>Wie weit die Markierung reicht, gegenüber der Stärke des Rezepts</translation>
    </message>
    <message>
        <source>Keep mark</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Known good parts that would be flagged</source>
        <translation>Bekannte Gutteile, die auffällig würden</translation>
    </message>
    <message>
        <source>Known good parts would be flagged. Press again to keep the mark.</source>
        <translation>Bekannte Gutteile würden auffällig. Noch einmal drücken, um die Markierung zu übernehmen.</translation>
    </message>
    <message>
        <source>Looking what this mark would do…</source>
        <translation>Was würde diese Markierung bewirken…</translation>
    </message>
    <message>
        <source>Mark as pseudo-anomaly</source>
        <translation>Als Pseudofehler markieren</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden, no known good part flagged.</source>
        <translation>Kein bestätigter Fehler würde verdeckt, kein bekanntes Gutteil auffällig.</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden.</source>
        <translation>Kein bestätigter Fehler würde verdeckt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Stronger</source>
        <translation>Stärker</translation>
    </message>
    <message>
        <source>This mark would hide confirmed defects. Draw a smaller region, or make it gentler.</source>
        <translation>Diese Markierung würde bestätigte Fehler verdecken. Zeichnen Sie einen kleineren Bereich, oder wählen Sie sie sanfter.</translation>
    </message>
    <message>
        <source>Why? It is kept with your name</source>
        <translation>Warum? Es wird mit Ihrem Namen aufbewahrt</translation>
    </message>
    <message>
        <source>With this mark known good parts would be flagged: marks of its kind reach less far then.</source>
        <translation>Mit dieser Markierung würden bekannte Gutteile auffällig: Markierungen ihrer Art reichen dann weniger weit.</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>flags {4} of {5} known good parts</source>
        <translation>macht {4} von {5} bekannten Gutteilen auffällig</translation>
    </message>
    <message>
        <source>hides {1} of {2} confirmed defects</source>
        <translation>verdeckt {1} von {2} bestätigten Fehlern</translation>
    </message>
    <message>
        <source>strength {0:+d}</source>
        <translation>Stärke {0:+d}</translation>
    </message>
    <message>
        <source>weakens {3}</source>
        <translation>schwächt {3}</translation>
    </message>
    <message>
        <source>{0} more flagged parts lose score but stay flagged</source>
        <translation>{0} weitere auffällige Teile verlieren an Wert, bleiben aber auffällig</translation>
    </message>
</context>
<context>
    <name>QuietBlock</name>
    <message>
        <source> and {0} more</source>
        <translation> und {0} weiteren</translation>
    </message>
    <message>
        <source>Partly quiet because of {0}</source>
        <translation>Teilweise ruhig wegen {0}</translation>
    </message>
    <message>
        <source>Quiet because of {0}</source>
        <translation>Ruhig wegen {0}</translation>
    </message>
    <message>
        <source>Show in bank</source>
        <translation>Markierung zeigen</translation>
    </message>
    <message>
        <source>marked by {0} at {2} on {1}</source>
        <translation>markiert von {0} auf {2} am {1}</translation>
    </message>
    <message>
        <source>marked by {0} on {1}</source>
        <translation>markiert von {0} am {1}</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>normal {0}×</source>
        <translation>normal {0}×</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>Wert {0}</translation>
    </message>
    <message>
        <source>wording {0} %</source>
        <translation>Wortlaut {0} %</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>nearest known nuisance P-{0} at {1}×</source>
        <translation>ähnlichster bekannter Pseudofehler P-{0} bei {1}×</translation>
    </message>
    <message>
        <source>no known nuisance is near</source>
        <translation>kein bekannter Pseudofehler ist ähnlich</translation>
    </message>
    <message>
        <source>unlike normal {0}×</source>
        <translation>anders als normal {0}×</translation>
    </message>
    <message>
        <source>wording says {0:.0f} % abnormal</source>
        <translation>nach den Worten zu {0:.0f} % abnormal</translation>
    </message>
    <message>
        <source>{0:.0f} % of it is explained by the mark</source>
        <translation>zu {0:.0f} % durch die Markierung erklärt</translation>
    </message>
</context>
<context>
    <name>RecipeCommands</name>
    <message>
        <source>Export recipe</source>
        <translation>Rezept ausgeben</translation>
    </message>
    <message>
        <source>Import recipe</source>
        <translation>Rezept einlesen</translation>
    </message>
    <message>
        <source>Its name here; folders that are opened under this name are judged by it</source>
        <translation>Sein Name hier; Ordner, die unter diesem Namen geöffnet werden, werden damit beurteilt</translation>
    </message>
    <message>
        <source>Recipe written: {0}</source>
        <translation>Rezept geschrieben: {0}</translation>
    </message>
    <message>
        <source>Recipes (*{0})</source>
        <translation>Rezepte (*{0})</translation>
    </message>
    <message>
        <source>The recipe {0} is there: name it when a folder is opened</source>
        <translation>Das Rezept {0} ist da: Nennen Sie es, wenn Sie einen Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>Recipes there are   ↓</source>
        <translation>Vorhandene Rezepte   ↓</translation>
    </message>
</context>
<context>
    <name>RecipeFields</name>
    <message>
        <source>A mark acts on nothing until another person has approved it</source>
        <translation>Eine Markierung wirkt auf nichts, bis jemand anderes sie freigegeben hat</translation>
    </message>
    <message>
        <source>A second person approves marks</source>
        <translation>Eine zweite Person gibt Markierungen frei</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Art des Teils</translation>
    </message>
    <message>
        <source>Challenge set every, hours</source>
        <translation>Prüfsatz alle, Stunden</translation>
    </message>
    <message>
        <source>Check sample, %</source>
        <translation>Stichprobe, %</translation>
    </message>
    <message>
        <source>Cost of a false call</source>
        <translation>Kosten eines Fehlalarms</translation>
    </message>
    <message>
        <source>Cost of an escape</source>
        <translation>Kosten eines Durchschlupfs</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>Fehlerklassen</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Empty: sizes are told in pixels</source>
        <translation>Leer: Größen stehen in Pixeln</translation>
    </message>
    <message>
        <source>Empty: the category</source>
        <translation>Leer: die Art des Teils</translation>
    </message>
    <message>
        <source>Grey levels of 16-bit pictures</source>
        <translation>Graustufen von 16-Bit-Bildern</translation>
    </message>
    <message>
        <source>How a picture of it is spoken of; {} stands for the state</source>
        <translation>Wie man von einem Bild davon spricht; {} steht für den Zustand</translation>
    </message>
    <message>
        <source>How far marks reach, from -7 to 7</source>
        <translation>Wie weit Markierungen reichen, von -7 bis 7</translation>
    </message>
    <message>
        <source>How the files of later lots make parts; empty: every file is one</source>
        <translation>Wie die Dateien späterer Lose Teile bilden; leer: jede Datei ist eines</translation>
    </message>
    <message>
        <source>Ignored regions, %</source>
        <translation>Übergangene Bereiche, %</translation>
    </message>
    <message>
        <source>In any unit: what it costs to look at a good part; empty: not said</source>
        <translation>In einer beliebigen Einheit: was es kostet, ein Gutteil anzusehen; leer: nicht angegeben</translation>
    </message>
    <message>
        <source>In the same unit: what a missed defect costs; empty: not said</source>
        <translation>In derselben Einheit: was ein übersehener Fehler kostet; leer: nicht angegeben</translation>
    </message>
    <message>
        <source>Input size, px</source>
        <translation>Eingangsgröße, px</translation>
    </message>
    <message>
        <source>Kept with 95 % confidence by the next threshold; empty: one part in ten is expected</source>
        <translation>Hält die nächste Schwelle mit 95 % Sicherheit ein; leer: mit einem von zehn Teilen wird gerechnet</translation>
    </message>
    <message>
        <source>Known parts are asked by themselves so often; 0: never</source>
        <translation>So oft werden die bekannten Teile von selbst befragt; 0: nie</translation>
    </message>
    <message>
        <source>Later marks are not learnt turned or mirrored</source>
        <translation>Spätere Markierungen werden nicht gedreht oder gespiegelt gelernt</translation>
    </message>
    <message>
        <source>Left, top, width and height in per cent of the picture; empty: all of it</source>
        <translation>Links, oben, Breite und Höhe in Prozent des Bildes; leer: das ganze</translation>
    </message>
    <message>
        <source>Millimetres a pixel</source>
        <translation>Millimeter je Pixel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Of the parts that are not flagged, drawn to be decided blind; 0: none</source>
        <translation>Von den nicht auffälligen Teilen, gezogen für eine verdeckte Entscheidung; 0: keine</translation>
    </message>
    <message>
        <source>Of this kind of part alone, such as: {} with four screws</source>
        <translation>Nur von dieser Art Teil, etwa: {} with four screws</translation>
    </message>
    <message>
        <source>One a line, as rim: 0 0 100 20; findings are counted by them on the threshold page</source>
        <translation>Je Zeile einer, etwa Rand: 0 0 100 20; auf der Schwellenseite werden Befunde nach ihnen gezählt</translation>
    </message>
    <message>
        <source>One a line, in the order of their digits</source>
        <translation>Eine je Zeile, in der Reihenfolge ihrer Ziffern</translation>
    </message>
    <message>
        <source>One a line: left, top, width and height; such places never score</source>
        <translation>Einer je Zeile: links, oben, Breite und Höhe; solche Stellen zählen nie</translation>
    </message>
    <message>
        <source>One a line; {} stands for the part</source>
        <translation>Einer je Zeile; {} steht für das Teil</translation>
    </message>
    <message>
        <source>Part pattern</source>
        <translation>Teilemuster</translation>
    </message>
    <message>
        <source>Parts always lie the same way</source>
        <translation>Teile liegen immer gleich</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Promised false-call rate, %</source>
        <translation>Zugesagte Fehlalarmrate, %</translation>
    </message>
    <message>
        <source>Radii of the features</source>
        <translation>Radien der Merkmale</translation>
    </message>
    <message>
        <source>Region of interest, %</source>
        <translation>Prüfbereich, %</translation>
    </message>
    <message>
        <source>Regions of the part, %</source>
        <translation>Bereiche des Teils, %</translation>
    </message>
    <message>
        <source>Resize mode</source>
        <translation>Größenanpassung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Size of the bank</source>
        <translation>Größe des Speichers</translation>
    </message>
    <message>
        <source>States of a defective part</source>
        <translation>Zustände eines fehlerhaften Teils</translation>
    </message>
    <message>
        <source>States of a good part</source>
        <translation>Zustände eines guten Teils</translation>
    </message>
    <message>
        <source>Strength of marks</source>
        <translation>Stärke der Markierungen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Satzmuster</translation>
    </message>
    <message>
        <source>The part</source>
        <translation>Das Teil</translation>
    </message>
    <message>
        <source>What a defective part has</source>
        <translation>Was ein fehlerhaftes Teil hat</translation>
    </message>
    <message>
        <source>What a good part has</source>
        <translation>Was ein gutes Teil hat</translation>
    </message>
    <message>
        <source>What a model with a text tower is asked</source>
        <translation>Wonach ein Modell mit Textteil gefragt wird</translation>
    </message>
    <message>
        <source>What the bank is made with</source>
        <translation>Womit der Speicher gemacht wird</translation>
    </message>
    <message>
        <source>Width to height of the pictures</source>
        <translation>Breite zu Höhe der Bilder</translation>
    </message>
    <message>
        <source>Words for this part</source>
        <translation>Worte für dieses Teil</translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message>
        <source>16 bit, faster on many GPUs</source>
        <translation>16 Bit, auf vielen GPUs schneller</translation>
    </message>
    <message>
        <source>32 bit, exact</source>
        <translation>32 Bit, genau</translation>
    </message>
    <message>
        <source>Bank of good parts</source>
        <translation>Speicher der Gutteile</translation>
    </message>
    <message>
        <source>Give a name and a colon before the four numbers</source>
        <translation>Geben Sie einen Namen und einen Doppelpunkt vor den vier Zahlen</translation>
    </message>
    <message>
        <source>Give a whole number</source>
        <translation>Geben Sie eine ganze Zahl</translation>
    </message>
    <message>
        <source>Give four numbers with spaces between: left, top, width, height</source>
        <translation>Geben Sie vier Zahlen mit Leerzeichen dazwischen: links, oben, Breite, Höhe</translation>
    </message>
    <message>
        <source>Known parts and drift</source>
        <translation>Bekannte Teile und Abweichung</translation>
    </message>
    <message>
        <source>Lower threshold, raw</source>
        <translation>Untere Schwelle, roh</translation>
    </message>
    <message>
        <source>PA-CLIP, two memory banks</source>
        <translation>PA-CLIP, zwei Speicher</translation>
    </message>
    <message>
        <source>Recipe {0}, version {1}</source>
        <translation>Rezept {0}, Version {1}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings, not saved</source>
        <translation>Einstellungen, nicht gespeichert</translation>
    </message>
    <message>
        <source>Threshold rests on</source>
        <translation>Grundlage der Schwelle</translation>
    </message>
    <message>
        <source>Threshold, raw</source>
        <translation>Schwelle, roh</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>good parts</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <source>in overlapping tiles</source>
        <translation>in überlappenden Kacheln</translation>
    </message>
    <message>
        <source>into a square, long pictures in tiles</source>
        <translation>ins Quadrat, lange Bilder in Kacheln</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>squeezed into a square</source>
        <translation>ins Quadrat gestaucht</translation>
    </message>
    <message>
        <source>the lot itself, provisional</source>
        <translation>das Los selbst, vorläufig</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>die des Modells</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{0} patches</source>
        <translation>{0} Merkmale</translation>
    </message>
    <message>
        <source>{0} to 1</source>
        <translation>{0} zu 1</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{0}, built in</source>
        <translation>{0}, eingebaut</translation>
    </message>
    <message>
        <source>“{0}” is no number</source>
        <translation>„{0}“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>RegionEditor</name>
    <message>
        <source>calm here</source>
        <translation>hier ist es ruhig</translation>
    </message>
    <message>
        <source>down to {0}</source>
        <translation>bis {0}</translation>
    </message>
    <message>
        <source>down to {0} of {1}</source>
        <translation>bis {0} von {1}</translation>
    </message>
    <message>
        <source>no map yet</source>
        <translation>noch keine Karte</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>All parts of the lot: {0}</source>
        <translation>Alle Teile des Loses: {0}</translation>
    </message>
    <message>
        <source>COCO annotations</source>
        <translation>COCO-Annotationen</translation>
    </message>
    <message>
        <source>CSV, a table</source>
        <translation>CSV, eine Tabelle</translation>
    </message>
    <message>
        <source>Certificates of the marks that act in it (PDF, HTML)</source>
        <translation>Zertifikate der Markierungen, die darin wirken (PDF, HTML)</translation>
    </message>
    <message>
        <source>Choose: {0}</source>
        <translation>Wählen: {0}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Control limits from</source>
        <translation>Eingriffsgrenzen aus</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht ausgeben</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>HTML, one page to read</source>
        <translation>HTML, eine Seite zum Lesen</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, für Programme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Masks (PNG)</source>
        <translation>Masken (PNG)</translation>
    </message>
    <message>
        <source>PDF, to sign and keep</source>
        <translation>PDF, zum Unterschreiben und Aufheben</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Bilder (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Template of the HTML</source>
        <translation>Vorlage des HTML</translation>
    </message>
    <message>
        <source>Templates (*.j2 *.html)</source>
        <translation>Vorlagen (*.j2 *.html)</translation>
    </message>
    <message>
        <source>The list still shows {0}: sort it again (F5).</source>
        <translation>Die Liste zeigt noch {0}: neu sortieren (F5).</translation>
    </message>
    <message>
        <source>What the filter shows: {0} ({1})</source>
        <translation>Was der Filter zeigt: {0} ({1})</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>XLSX, a workbook</source>
        <translation>XLSX, eine Arbeitsmappe</translation>
    </message>
    <message>
        <source>YOLO boxes</source>
        <translation>YOLO-Rahmen</translation>
    </message>
    <message>
        <source>the last lots; or lot:1..12</source>
        <translation>die letzten Lose; oder lot:1..12</translation>
    </message>
    <message>
        <source>the program&apos;s own</source>
        <translation>die des Programms</translation>
    </message>
    <message>
        <source>the workspace&apos;s reports</source>
        <translation>die Berichte des Arbeitsbereichs</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Black and white can be chosen for pictures of 16 bits</source>
        <translation>Schwarz und Weiß lassen sich für Bilder mit 16 Bit wählen</translation>
    </message>
    <message>
        <source>Defect classes changed</source>
        <translation>Fehlerklassen geändert</translation>
    </message>
    <message>
        <source>No flagged part is left undecided in this lot</source>
        <translation>In diesem Los ist kein auffälliges Teil mehr unentschieden</translation>
    </message>
    <message>
        <source>No mark is near this finding</source>
        <translation>Keine Markierung ähnelt diesem Befund</translation>
    </message>
    <message>
        <source>Nothing else is flagged yet; the inspection goes on</source>
        <translation>Bisher ist nichts weiter auffällig; die Prüfung läuft noch</translation>
    </message>
    <message>
        <source>Select a finding, or draw a region first</source>
        <translation>Wählen Sie zuerst einen Befund, oder zeichnen Sie einen Bereich</translation>
    </message>
    <message>
        <source>Still at work: {0}. Press again when it is done</source>
        <translation>Noch in Arbeit: {0}. Danach noch einmal drücken</translation>
    </message>
    <message>
        <source>The check sample of this lot is done</source>
        <translation>Die Stichprobe dieses Loses ist fertig</translation>
    </message>
    <message>
        <source>The file was changed after it was inspected. Open the folder again first</source>
        <translation>Die Datei wurde nach der Prüfung geändert. Öffnen Sie zuerst den Ordner erneut</translation>
    </message>
    <message>
        <source>The part stands alone again</source>
        <translation>Das Teil steht wieder allein</translation>
    </message>
    <message>
        <source>The wand leaves out what is calmer inside</source>
        <translation>Der Zauberstab lässt aus, was innen ruhiger ist</translation>
    </message>
    <message>
        <source>The wand takes in what is calmer inside</source>
        <translation>Der Zauberstab nimmt mit, was innen ruhiger ist</translation>
    </message>
    <message>
        <source>There is no good part to compare with yet</source>
        <translation>Noch gibt es kein Gutteil zum Vergleichen</translation>
    </message>
    <message>
        <source>There is no other such part in this lot</source>
        <translation>In diesem Los gibt es kein weiteres solches Teil</translation>
    </message>
    <message>
        <source>There is nothing else to compare with here</source>
        <translation>Hier gibt es nichts anderes zum Vergleichen</translation>
    </message>
    <message>
        <source>This image was inspected once; there is no earlier run</source>
        <translation>Dieses Bild wurde einmal geprüft; es gibt keinen früheren Lauf</translation>
    </message>
    <message>
        <source>This lot has no check sample: it is drawn when the inspection ends</source>
        <translation>Dieses Los hat keine Stichprobe: Sie wird gezogen, wenn die Prüfung endet</translation>
    </message>
    <message>
        <source>This part has one image only</source>
        <translation>Dieses Teil hat nur ein Bild</translation>
    </message>
    <message>
        <source>This part is checked without sight of earlier results</source>
        <translation>Dieses Teil wird ohne Blick auf frühere Ergebnisse geprüft</translation>
    </message>
    <message>
        <source>Threshold moved; every verdict reads anew</source>
        <translation>Schwelle verschoben; jedes Urteil wird neu gelesen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>{0} kept again</source>
        <translation>{0} wieder übernommen</translation>
    </message>
    <message>
        <source>{0} kept: clears {1} flagged part</source>
        <translation>{0} übernommen: entlastet {1} auffälliges Teil</translation>
    </message>
    <message>
        <source>{0} kept: clears {1} flagged parts</source>
        <translation>{0} übernommen: entlastet {1} auffällige Teile</translation>
    </message>
    <message>
        <source>{0} part: {1}</source>
        <translation>{0} Teil: {1}</translation>
    </message>
    <message>
        <source>{0} parts: {1}</source>
        <translation>{0} Teile: {1}</translation>
    </message>
    <message>
        <source>{0} revoked</source>
        <translation>{0} widerrufen</translation>
    </message>
    <message>
        <source>{0} waits for approval by another person</source>
        <translation>{0} wartet auf die Freigabe durch jemand anderen</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Nothing to look at yet. The first part appears here as soon as a picture is found.</source>
        <translation>Noch nichts zu sehen. Das erste Teil erscheint hier, sobald ein Bild gefunden ist.</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter vergessen</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter behalten</translation>
    </message>
    <message>
        <source>Kept filter {0}</source>
        <translation>Behaltener Filter {0}</translation>
    </message>
    <message>
        <source>{0}
Right click: forget it</source>
        <translation>{0}
Rechtsklick: vergessen</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>Score of the part {score}, threshold 1, {words}</source>
        <translation>Wert des Teils {score}, Schwelle 1, {words}</translation>
    </message>
    <message>
        <source>The part has no score</source>
        <translation>Das Teil hat keinen Wert</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Give 0 to 100 %</source>
        <translation>Geben Sie 0 bis 100 % an</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>Als neue Version speichern</translation>
    </message>
    <message>
        <source>The bank was made with these. Other values need a new bank: give them to a recipe of another name.</source>
        <translation>Der Speicher wurde damit gemacht. Andere Werte brauchen einen neuen Speicher: Geben Sie sie einem Rezept anderen Namens.</translation>
    </message>
    <message>
        <source>The first lot makes the bank with these; from then on they stay as they are.</source>
        <translation>Das erste Los macht damit den Speicher; von da an bleiben sie, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>All as delivered</source>
        <translation>Alle wie geliefert</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>Wie geliefert</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Choose a command, click the field and press the new key.</source>
        <translation>Wählen Sie einen Befehl, klicken Sie in das Feld und drücken Sie die neue Taste.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Edit keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”, which would lose it.</source>
        <translation>{0} gehört zu „{1}“, das sie verlieren würde.</translation>
    </message>
    <message>
        <source>{0} is fixed: {1}.</source>
        <translation>{0} ist fest vergeben: {1}.</translation>
    </message>
    <message>
        <source>{0} is free.</source>
        <translation>{0} ist frei.</translation>
    </message>
    <message>
        <source>{0} is its key already.</source>
        <translation>{0} ist schon die Taste dafür.</translation>
    </message>
</context>
<context>
    <name>SignInOverlay</name>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Close Inspector</source>
        <translation>Inspector schließen</translation>
    </message>
    <message>
        <source>Name and PIN or password do not fit together.</source>
        <translation>Name und PIN oder Passwort passen nicht zusammen.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN oder Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Too many failures. Again in {0}.</source>
        <translation>Zu viele Fehlversuche. Wieder in {0}.</translation>
    </message>
    <message>
        <source>Who works here now?</source>
        <translation>Wer arbeitet jetzt hier?</translation>
    </message>
</context>
<context>
    <name>StackedHistogram</name>
    <message>
        <source>Scores of the lot, with both handles of the threshold</source>
        <translation>Werte des Loses, mit beiden Griffen der Schwelle</translation>
    </message>
    <message>
        <source>Scores of the lot, with the threshold</source>
        <translation>Werte des Loses, mit der Schwelle</translation>
    </message>
    <message>
        <source>The scores of the lot appear here once parts are inspected</source>
        <translation>Hier erscheinen die Werte des Loses, sobald Teile geprüft sind</translation>
    </message>
    <message>
        <source>Threshold {upper}, lower handle {lower}: {ok} ok, {check} check, {flagged} flagged</source>
        <translation>Schwelle {upper}, unterer Griff {lower}: {ok} i. O., {check} nachprüfen, {flagged} auffällig</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {good} reviewed good, {defect} rejected</source>
        <translation>{start} bis {end}: {count} Teile, {good} als Gutteil beurteilt, {defect} Ausschuss</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {reviewed} reviewed</source>
        <translation>{start} bis {end}: {count} Teile, {reviewed} beurteilt</translation>
    </message>
    <message>
        <source>▨ {n} reviewed</source>
        <translation>▨ {n} beurteilt</translation>
    </message>
    <message>
        <source>▲ {n} flagged</source>
        <translation>▲ {n} auffällig</translation>
    </message>
    <message>
        <source>◆ {n} check</source>
        <translation>◆ {n} nachprüfen</translation>
    </message>
    <message>
        <source>● {n} ok</source>
        <translation>● {n} i. O.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Inspector is open on this workspace: its window was called</source>
        <translation>Inspector ist mit diesem Arbeitsbereich schon offen: Sein Fenster wurde gerufen</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a folder of part pictures</source>
        <translation>Öffnen Sie einen Ordner mit Bildern von Teilen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>Der Arbeitsbereich wird geöffnet</translation>
    </message>
    <message>
        <source>Recent lots</source>
        <translation>Zuletzt geöffnete Lose</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>Der Arbeitsbereich kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Try the demo lot</source>
        <translation>Beispiel-Los ausprobieren</translation>
    </message>
    <message>
        <source>or drop it here. Inspection starts by itself; no training, no labels.</source>
        <translation>oder legen Sie ihn hier ab. Die Prüfung beginnt von selbst; kein Anlernen, keine Vorgaben.</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>(exact)</source>
        <translation>(exakt)</translation>
    </message>
    <message>
        <source>0 is the typical good part, 1 the threshold. {0}</source>
        <translation>0 ist das typische gute Teil, 1 die Schwelle. {0}</translation>
    </message>
    <message>
        <source>1 lot</source>
        <translation>1 Los</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 Teil</translation>
    </message>
    <message>
        <source>5 to 95 %</source>
        <translation>5 bis 95 %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Bereich</translation>
    </message>
    <message>
        <source>95 % interval {0}</source>
        <translation>95-%-Bereich {0}</translation>
    </message>
    <message>
        <source>A control chart compares lots: inspect a second lot of this recipe.</source>
        <translation>Eine Regelkarte vergleicht Lose: Prüfen Sie ein zweites Los dieses Rezepts.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Gutteile</translation>
    </message>
    <message>
        <source>Acts on</source>
        <translation>Wirkt auf</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Übereinstimmend</translation>
    </message>
    <message>
        <source>Agreement between operators</source>
        <translation>Übereinstimmung der Prüfer</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All lots</source>
        <translation>Alle Lose</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>Alle Paare</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Auf einmal</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Durch Zufall</translation>
    </message>
    <message>
        <source>By it alone</source>
        <translation>Durch sie allein</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Check sample: {0} defective.</source>
        <translation>Stichprobe: {0} fehlerhaft.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>Gewählte Tage</translation>
    </message>
    <message>
        <source>Chosen lots</source>
        <translation>Gewählte Lose</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa over the parts that both have decided: 1 is full agreement, 0 is that of chance. With fewer than 18 parts it has no interval.</source>
        <translation>Cohens Kappa über die Teile, die beide entschieden haben: 1 ist volle Übereinstimmung, 0 die des Zufalls. Bei weniger als 18 Teilen hat es kein Intervall.</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Kumuliert</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>Fehlerklassen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Drift of the scores</source>
        <translation>Drift der Werte</translation>
    </message>
    <message>
        <source>Escape rate</source>
        <translation>Schlupfrate</translation>
    </message>
    <message>
        <source>False calls</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>False calls over lots</source>
        <translation>Fehlalarme über die Lose</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>Fehlalarmrate</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings that cover each place; brighter is more. A drawn rectangle opens all of its places.</source>
        <translation>Befunde, die jede Stelle bedecken; heller heißt mehr. Ein gezogenes Rechteck öffnet alle seine Stellen.</translation>
    </message>
    <message>
        <source>First-pass yield</source>
        <translation>Ausbeute im ersten Durchgang</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Flagged parts over lots</source>
        <translation>Auffällige Teile über die Lose</translation>
    </message>
    <message>
        <source>From one decision to the next of the same person. Pauses of more than {0} and decisions of several parts at once are left out.</source>
        <translation>Von einer Entscheidung zur nächsten derselben Person. Pausen von mehr als {0} und Entscheidungen über mehrere Teile auf einmal bleiben weg.</translation>
    </message>
    <message>
        <source>From reviewed parts alone: {0} ({1}).</source>
        <translation>Aus beurteilten Teilen allein: {0} ({1}).</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Last 10 lots</source>
        <translation>Letzte 10 Lose</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 30 lots</source>
        <translation>Letzte 30 Lose</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lose</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Machine against people</source>
        <translation>Maschine gegen Menschen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation>Mittlere Hälfte</translation>
    </message>
    <message>
        <source>No decision yet: decide parts in Review.</source>
        <translation>Noch keine Entscheidung: Entscheiden Sie Teile unter „Beurteilen“.</translation>
    </message>
    <message>
        <source>No decision yet: decide parts in Review. Times are taken from two decisions in a row.</source>
        <translation>Noch keine Entscheidung: Entscheiden Sie Teile unter „Beurteilen“. Zeiten werden aus zwei Entscheidungen nacheinander genommen.</translation>
    </message>
    <message>
        <source>No finding here: in these parts nothing was flagged, or nobody has decided them yet in Review.</source>
        <translation>Kein Befund hier: An diesen Teilen war nichts auffällig, oder niemand hat sie unter „Beurteilen“ entschieden.</translation>
    </message>
    <message>
        <source>No mark has kept a part quiet yet: mark a false call in Review (P).</source>
        <translation>Noch keine Markierung hat ein Teil beruhigt: Markieren Sie einen Fehlalarm unter „Beurteilen“ (P).</translation>
    </message>
    <message>
        <source>No part has a score on the recipe&apos;s scale yet: inspect a lot to its end.</source>
        <translation>Noch kein Teil hat einen Wert auf der Skala des Rezepts: Prüfen Sie ein Los bis zum Ende.</translation>
    </message>
    <message>
        <source>No part is rejected yet: reject parts in Review (R), or call a finding a defect (D) and give it a class (1 to 9).</source>
        <translation>Noch kein Teil ist Ausschuss: Erklären Sie unter „Beurteilen“ Teile zu Ausschuss (R), oder nennen Sie einen Befund einen Fehler (D) und geben Sie ihm eine Klasse (1 bis 9).</translation>
    </message>
    <message>
        <source>No part was decided by two people yet: let a second person decide parts in Review that a first one has decided.</source>
        <translation>Noch kein Teil wurde von zwei Personen entschieden: Lassen Sie eine zweite Person unter „Beurteilen“ Teile entscheiden, die eine erste entschieden hat.</translation>
    </message>
    <message>
        <source>Nothing is inspected yet: inspect a lot in Review.</source>
        <translation>Noch ist nichts geprüft: Prüfen Sie ein Los unter „Beurteilen“.</translation>
    </message>
    <message>
        <source>Nothing to count yet: inspect a lot in Review.</source>
        <translation>Noch nichts zu zählen: Prüfen Sie ein Los unter „Beurteilen“.</translation>
    </message>
    <message>
        <source>Only a check sample tells: decide the parts under “Check sample” in Review (Shift+S). How many are drawn stands in the recipe (Ctrl+6).</source>
        <translation>Das sagt nur eine Stichprobe: Entscheiden Sie die Teile unter „Stichprobe“ in „Beurteilen“ (Umschalt+S). Wie viele gezogen werden, steht im Rezept (Strg+6).</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Rates by lot</source>
        <translation>Raten nach Los</translation>
    </message>
    <message>
        <source>Rates by operator</source>
        <translation>Raten nach Prüfer</translation>
    </message>
    <message>
        <source>Rates by recipe version</source>
        <translation>Raten nach Rezeptversion</translation>
    </message>
    <message>
        <source>Rates by shift</source>
        <translation>Raten nach Schicht</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>Rezeptversion</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Rejected parts over lots</source>
        <translation>Ausschuss über die Lose</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Rules broken</source>
        <translation>Verletzte Regeln</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Erspart</translation>
    </message>
    <message>
        <source>Saved are ok parts from which a mark took something; some would have been ok without it. What a person rejected all the same is a defect that the mark helped to hide.</source>
        <translation>Erspart sind Teile i. O., von denen eine Markierung etwas wegnahm; manche wären es auch ohne sie gewesen. Was trotzdem Ausschuss ist, ist ein Fehler, den die Markierung verbergen half.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>The open lot</source>
        <translation>Das offene Los</translation>
    </message>
    <message>
        <source>Time for a decision</source>
        <translation>Zeit für eine Entscheidung</translation>
    </message>
    <message>
        <source>Timed</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>What the marks saved</source>
        <translation>Was die Markierungen ersparten</translation>
    </message>
    <message>
        <source>Where findings lie</source>
        <translation>Wo Befunde liegen</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>Ausbeute</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>as by chance</source>
        <translation>wie durch Zufall</translation>
    </message>
    <message>
        <source>beyond a control limit (Nelson 1)</source>
        <translation>außerhalb einer Eingriffsgrenze (Nelson 1)</translation>
    </message>
    <message>
        <source>centre {0}</source>
        <translation>Mitte {0}</translation>
    </message>
    <message>
        <source>centre {0} of the baseline {1} ({2})</source>
        <translation>Mitte {0} der Grundlage {1} ({2})</translation>
    </message>
    <message>
        <source>column {0}, row {1}</source>
        <translation>Spalte {0}, Zeile {1}</translation>
    </message>
    <message>
        <source>control limits of each lot</source>
        <translation>Eingriffsgrenzen jedes Loses</translation>
    </message>
    <message>
        <source>cumulative share</source>
        <translation>kumulierter Anteil</translation>
    </message>
    <message>
        <source>drift alarm: unlike the parts of the bank</source>
        <translation>Driftalarm: anders als die Teile der Bank</translation>
    </message>
    <message>
        <source>four of five beyond one sigma on one side (Nelson 6)</source>
        <translation>vier von fünf jenseits von einem Sigma auf einer Seite (Nelson 6)</translation>
    </message>
    <message>
        <source>fourteen in a row up and down by turns (Nelson 4)</source>
        <translation>vierzehn hintereinander abwechselnd auf und ab (Nelson 4)</translation>
    </message>
    <message>
        <source>kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>middle half</source>
        <translation>mittlere Hälfte</translation>
    </message>
    <message>
        <source>nine in a row on one side of the centre (Nelson 2)</source>
        <translation>neun hintereinander auf einer Seite der Mitte (Nelson 2)</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>kein Fehler bekannt</translation>
    </message>
    <message>
        <source>no rule is broken</source>
        <translation>keine Regel verletzt</translation>
    </message>
    <message>
        <source>not classed</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>p-chart, three sigma; where a lot is small its limits are exact. {0}</source>
        <translation>p-Karte, drei Sigma; wo ein Los klein ist, sind seine Grenzen exakt. {0}</translation>
    </message>
    <message>
        <source>recipe version</source>
        <translation>Rezeptversion</translation>
    </message>
    <message>
        <source>rejected parts</source>
        <translation>Teile Ausschuss</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>saved by this mark alone</source>
        <translation>durch diese Markierung allein</translation>
    </message>
    <message>
        <source>saved together with others</source>
        <translation>zusammen mit anderen</translation>
    </message>
    <message>
        <source>share of the group</source>
        <translation>Anteil der Gruppe</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>six in a row rising or falling (Nelson 3)</source>
        <translation>sechs hintereinander steigend oder fallend (Nelson 3)</translation>
    </message>
    <message>
        <source>the drawing could not be written ({0})</source>
        <translation>die Zeichnung konnte nicht geschrieben werden ({0})</translation>
    </message>
    <message>
        <source>they agree</source>
        <translation>sie stimmen überein</translation>
    </message>
    <message>
        <source>they differ</source>
        <translation>sie weichen ab</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>two of three beyond two sigma on one side (Nelson 5)</source>
        <translation>zwei von drei jenseits von zwei Sigma auf einer Seite (Nelson 5)</translation>
    </message>
    <message>
        <source>up to 90 %</source>
        <translation>bis 90 %</translation>
    </message>
    <message>
        <source>{0} (revoked)</source>
        <translation>{0} (widerrufen)</translation>
    </message>
    <message>
        <source>{0} drawn parts are still to be decided.</source>
        <translation>{0} gezogene Teile sind noch zu entscheiden.</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} nicht prüfbar</translation>
    </message>
    <message>
        <source>{0} lots</source>
        <translation>{0} Lose</translation>
    </message>
    <message>
        <source>{0} more were rejected outside of it.</source>
        <translation>{0} weitere außerhalb waren Ausschuss.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} Teile</translation>
    </message>
    <message>
        <source>{0} rejected</source>
        <translation>{0} Ausschuss</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} saved</source>
        <translation>{0} erspart</translation>
    </message>
    <message>
        <source>{0} undecided</source>
        <translation>{0} unentschieden</translation>
    </message>
    <message>
        <source>{0} unsure</source>
        <translation>{0} unklar</translation>
    </message>
    <message>
        <source>{0}, alarm above {1}</source>
        <translation>{0}, Alarm über {1}</translation>
    </message>
    <message>
        <source>{0}, with the exact 95 % interval. {1}</source>
        <translation>{0}, mit dem exakten 95-%-Bereich. {1}</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Copied as a table</source>
        <translation>Als Tabelle kopiert</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Nothing to count yet: open a folder, and inspect it in Review.</source>
        <translation>Noch nichts zu zählen: Öffnen Sie einen Ordner, und prüfen Sie ihn unter „Beurteilen“.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>1 mark</source>
        <translation>1 Markierung</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>No lot open</source>
        <translation>Kein Los offen</translation>
    </message>
    <message>
        <source>No sign-in: names are those of the system&apos;s user</source>
        <translation>Ohne Anmeldung: Namen sind die des Systembenutzers</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>no sign-in</source>
        <translation>ohne Anmeldung</translation>
    </message>
    <message>
        <source>no threshold yet</source>
        <translation>noch keine Schwelle</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>provisional threshold</source>
        <translation>vorläufige Schwelle</translation>
    </message>
    <message>
        <source>{0}   {1} parts · {2} undecided</source>
        <translation>{0}   {1} Teile · {2} offen</translation>
    </message>
    <message>
        <source>{0}   {1} · {2} parts · {3} undecided</source>
        <translation>{0}   {1} · {2} Teile · {3} offen</translation>
    </message>
    <message>
        <source>{0} acts. Lock, or another person</source>
        <translation>{0} handelt. Sperren oder andere Person</translation>
    </message>
    <message>
        <source>{0} img/s</source>
        <translation>{0} Bilder/s</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} marks</source>
        <translation>{0} Markierungen</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>Draw one: X box, B brush, G polygon</source>
        <translation>Zeichnen: X Rechteck, B Pinsel, G Vieleck</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>Whole finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>ThresholdDesk</name>
    <message>
        <source>Move it all the same</source>
        <translation>Trotzdem verschieben</translation>
    </message>
    <message>
        <source>This threshold would lose known parts</source>
        <translation>Diese Schwelle würde bekannte Teile verlieren</translation>
    </message>
</context>
<context>
    <name>ThresholdPage</name>
    <message>
        <source>1 older lot is not in the table</source>
        <translation>1 älteres Los steht nicht in der Tabelle</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 Teil</translation>
    </message>
    <message>
        <source>Heights by the logarithm of the count: few parts stay visible</source>
        <translation>Höhen nach dem Logarithmus der Anzahl: Wenige Teile bleiben sichtbar</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Reading the lots of the recipe…</source>
        <translation>Die Lose des Rezepts werden gelesen…</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>What it would have done to past lots</source>
        <translation>Was sie mit früheren Losen gemacht hätte</translation>
    </message>
    <message>
        <source>{0} older lots are not in the table</source>
        <translation>{0} ältere Lose stehen nicht in der Tabelle</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} Teile</translation>
    </message>
</context>
<context>
    <name>ThresholdWords</name>
    <message>
        <source>1 flagged part would pass that nobody has decided. Decide it first.</source>
        <translation>1 auffälliges Teil ginge durch, das niemand entschieden hat. Entscheiden Sie es zuerst.</translation>
    </message>
    <message>
        <source>1 part would be judged otherwise than now.</source>
        <translation>1 Teil würde anders beurteilt als jetzt.</translation>
    </message>
    <message>
        <source>At most {0} takes {1} good parts, none of them flagged.</source>
        <translation>Höchstens {0} brauchen {1} Gutteile, keines davon auffällig.</translation>
    </message>
    <message>
        <source>No part of the check sample was decided.</source>
        <translation>Kein Teil der Stichprobe ist entschieden.</translation>
    </message>
    <message>
        <source>Nobody has accepted a part yet.</source>
        <translation>Noch ist kein Teil als Gutteil beurteilt.</translation>
    </message>
    <message>
        <source>Of the reviewed good parts alone {0}: {1} ({2}); these are not chosen by chance.</source>
        <translation>Von den beurteilten Gutteilen allein {0}: {1} ({2}); diese hat nicht der Zufall gewählt.</translation>
    </message>
    <message>
        <source>Of {0} good parts flagged: {1}.</source>
        <translation>Von {0} Gutteilen auffällig: {1}.</translation>
    </message>
    <message>
        <source>Of {0} good parts more lie above than are remembered.</source>
        <translation>Von {0} Gutteilen liegen mehr darüber, als behalten sind.</translation>
    </message>
    <message>
        <source>Per 1,000 parts; least at {0}. It is for you to choose.</source>
        <translation>Je 1.000 Teile; am geringsten bei {0}. Die Wahl liegt bei Ihnen.</translation>
    </message>
    <message>
        <source>The recipe says the cost of a false call and the cost of an escape (Ctrl+6), and a check sample is decided: then it is known.</source>
        <translation>Das Rezept nennt die Kosten eines Fehlalarms und die eines Schlupfs (Strg+6), und eine Stichprobe ist entschieden: dann sind sie bekannt.</translation>
    </message>
    <message>
        <source>The scale rests on no good parts.</source>
        <translation>Die Skala ruht auf keinen Gutteilen.</translation>
    </message>
    <message>
        <source>With 95 % confidence, if the next parts are like these.</source>
        <translation>Mit 95 % Sicherheit, wenn die nächsten Teile diesen gleichen.</translation>
    </message>
    <message>
        <source>at most {0} false calls</source>
        <translation>höchstens {0} Fehlalarme</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>anderswo</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>kein Fehler bekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>under {0} %</source>
        <translation>unter {0} %</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} decided parts of a check sample, none of them defective, show at most {1}.</source>
        <translation>{0} entschiedene Teile einer Stichprobe, keines fehlerhaft, zeigen höchstens {1}.</translation>
    </message>
    <message>
        <source>{0} decided parts of the check sample are defective; {1} are left to decide.</source>
        <translation>{0} entschiedenen Teilen der Stichprobe sind fehlerhaft; {1} sind noch zu entscheiden.</translation>
    </message>
    <message>
        <source>{0} flagged parts would pass that nobody has decided. Decide them first.</source>
        <translation>{0} auffällige Teile gingen durch, die niemand entschieden hat. Entscheiden Sie sie zuerst.</translation>
    </message>
    <message>
        <source>{0} good parts: accepted, or ok and not reviewed.</source>
        <translation>{0} Gutteilen: so beurteilt, oder i. O. und nicht beurteilt.</translation>
    </message>
    <message>
        <source>{0} more were rejected outside of it.</source>
        <translation>{0} weitere außerhalb waren Ausschuss.</translation>
    </message>
    <message>
        <source>{0} parts would be judged otherwise than now.</source>
        <translation>{0} Teile würden anders beurteilt als jetzt.</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>{0}: {1} findings on {2} parts</source>
        <translation>{0}: {1} Befunde auf {2} Teilen</translation>
    </message>
</context>
<context>
    <name>ToneBar</name>
    <message>
        <source>Black at {0}, white at {1}, of the picture shown</source>
        <translation>Schwarz bei {0}, Weiß bei {1}, im gezeigten Bild</translation>
    </message>
</context>
<context>
    <name>ToneDesk</name>
    <message>
        <source>As scored</source>
        <translation>Wie bewertet</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Black and white of what this picture holds</source>
        <translation>Schwarz und Weiß nach dem Inhalt dieses Bildes</translation>
    </message>
    <message>
        <source>Look at pictures as the recipe scores them</source>
        <translation>Bilder so ansehen, wie das Rezept sie bewertet</translation>
    </message>
    <message>
        <source>Only the picture on the screen changes. Scores are made with the window of the recipe.</source>
        <translation>Nur das Bild auf dem Schirm ändert sich. Bewertet wird mit dem Fenster des Rezepts.</translation>
    </message>
    <message>
        <source>shown {0}–{1} · scored {2}–{3}</source>
        <translation>gezeigt {0}–{1} · bewertet {2}–{3}</translation>
    </message>
</context>
<context>
    <name>TouchedParts</name>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A look around</source>
        <translation>Ein Rundgang</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>accepted</source>
        <translation>Gutteil</translation>
    </message>
    <message>
        <source>check</source>
        <translation>nachprüfen</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht prüfbar</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>i. O.</translation>
    </message>
    <message>
        <source>pseudo-anomaly</source>
        <translation>Pseudofehler</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>All settings are those of version {0}; another bank was learnt.</source>
        <translation>Alle Einstellungen sind die von Version {0}; ein anderer Speicher wurde gelernt.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Compared with version {0}:</source>
        <translation>Verglichen mit Version {0}:</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>The first version.</source>
        <translation>Die erste Version.</translation>
    </message>
    <message>
        <source>Versions of the recipe</source>
        <translation>Versionen des Rezepts</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>A lot is</source>
        <translation>Ein Los ist</translation>
    </message>
    <message>
        <source>A picture counts once it has not changed for a second and can be read. Files are never changed or moved. Watching goes on at the next start until it is stopped.</source>
        <translation>Ein Bild zählt, sobald es sich eine Sekunde lang nicht geändert hat und sich lesen lässt. Dateien werden nie geändert oder verschoben. Das Überwachen geht beim nächsten Start weiter, bis es beendet wird.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner auswählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder to watch</source>
        <translation>Zu überwachender Ordner</translation>
    </message>
    <message>
        <source>Names make parts by</source>
        <translation>Teile aus Namen durch</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Results also go to</source>
        <translation>Ergebnisse gehen auch an</translation>
    </message>
    <message>
        <source>The day begins at</source>
        <translation>Der Tag beginnt um</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Überwachen</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>Watch with these settings</source>
        <translation>Mit diesen Einstellungen überwachen</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>a sub-folder</source>
        <translation>ein Unterordner</translation>
    </message>
    <message>
        <source>an order, from the file&apos;s name</source>
        <translation>ein Auftrag, aus dem Dateinamen</translation>
    </message>
    <message>
        <source>the recipe&apos;s part pattern</source>
        <translation>das Teilemuster des Rezepts</translation>
    </message>
</context>
<context>
    <name>WatchLine</name>
    <message>
        <source>Feed {0}: {1} messages refused for ever</source>
        <translation>Weitergabe {0}: {1} Nachrichten für immer abgewiesen</translation>
    </message>
    <message>
        <source>Feed {0}: {1} waiting, last error: {2}</source>
        <translation>Weitergabe {0}: {1} warten, letzter Fehler: {2}</translation>
    </message>
    <message>
        <source>Watching {0}</source>
        <translation>Überwacht {0}</translation>
    </message>
    <message>
        <source>Watching {0}: {1}</source>
        <translation>Überwacht {0}: {1}</translation>
    </message>
    <message>
        <source>last part {0} ago</source>
        <translation>letztes Teil vor {0}</translation>
    </message>
    <message>
        <source>no part yet</source>
        <translation>noch kein Teil</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}. It is looked for again and again</source>
        <translation>{0} ist nicht zu erreichen: {1}. Er wird immer wieder gesucht</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} warten</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Back to the figures</source>
        <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
        <source>Close and show the former list</source>
        <translation>Schließen und die frühere Liste zeigen</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>1 picture reads otherwise now</source>
        <translation>1 Bild wird jetzt anders gelesen</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Report written: {0}</source>
        <translation>Bericht geschrieben: {0}</translation>
    </message>
    <message>
        <source>Report written: {0} documents in {1}</source>
        <translation>Bericht geschrieben: {0} Dokumente in {1}</translation>
    </message>
    <message>
        <source>Scoring the lot anew…</source>
        <translation>Das Los wird neu bewertet…</translation>
    </message>
    <message>
        <source>The folder is not watched any more</source>
        <translation>Der Ordner wird nicht mehr überwacht</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>Die Sprache wechselt beim nächsten Start</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Der Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>{0} pictures read otherwise now</source>
        <translation>{0} Bilder werden jetzt anders gelesen</translation>
    </message>
</context>
<context>
    <name>WipeHandle</name>
    <message>
        <source>Drag to see more of one picture or of the other   ← →</source>
        <translation>Ziehen, um mehr vom einen oder vom anderen Bild zu sehen   ← →</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>here already: {0}</source>
        <translation>schon hier: {0}</translation>
    </message>
    <message>
        <source>revoked here: {0}, kept again</source>
        <translation>hier widerrufen: {0}, wieder übernommen</translation>
    </message>
</context>
</TS>
