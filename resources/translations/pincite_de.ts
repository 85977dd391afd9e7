<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Made by python -m tests.tools.translate; the words to use are in tests/tools/glossary_de.md. -->
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Zugeständnis</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backup folder…</source>
        <translation>Sicherungsordner …</translation>
    </message>
    <message>
        <source>Batches…</source>
        <translation>Stapel …</translation>
    </message>
    <message>
        <source>Begin from a colleague’s file…</source>
        <translation>Mit der Datei eines Kollegen beginnen …</translation>
    </message>
    <message>
        <source>Caption, parties and people…</source>
        <translation>Rubrum, Parteien und Personen …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Als geprüft vermerken</translation>
    </message>
    <message>
        <source>Close matter</source>
        <translation>Fall schließen</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Reiter schließen</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Kollegen</translation>
    </message>
    <message>
        <source>Colors of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Confirm as attorney</source>
        <translation>Als Anwalt bestätigen</translation>
    </message>
    <message>
        <source>Confirm what is proposed</source>
        <translation>Vorschläge bestätigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy details for a report</source>
        <translation>Angaben für eine Fehlermeldung kopieren</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Mit Fundstelle kopieren</translation>
    </message>
    <message>
        <source>Correct received text</source>
        <translation>Mitgelieferten Text berichtigen</translation>
    </message>
    <message>
        <source>Custody report…</source>
        <translation>Verwahrungsbericht …</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Denial</source>
        <translation>Bestreiten</translation>
    </message>
    <message>
        <source>Destroy this exhibit…</source>
        <translation>Dieses Beweisstück vernichten …</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Dim the paper</source>
        <translation>Papier abdunkeln</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Exchange with the mailbox now</source>
        <translation>Jetzt mit dem Postfachordner austauschen</translation>
    </message>
    <message>
        <source>Exhibit list</source>
        <translation>Liste der Beweisstücke</translation>
    </message>
    <message>
        <source>Export the passage log…</source>
        <translation>Textstellenverzeichnis exportieren …</translation>
    </message>
    <message>
        <source>Extend down</source>
        <translation>Nach unten erweitern</translation>
    </message>
    <message>
        <source>Extend down by a sentence</source>
        <translation>Um einen Satz nach unten erweitern</translation>
    </message>
    <message>
        <source>Extend up</source>
        <translation>Nach oben erweitern</translation>
    </message>
    <message>
        <source>Extend up by a sentence</source>
        <translation>Um einen Satz nach oben erweitern</translation>
    </message>
    <message>
        <source>Find in this exhibit</source>
        <translation>In diesem Beweisstück suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on after tagging</source>
        <translation>Nach dem Kennzeichnen weitergehen</translation>
    </message>
    <message>
        <source>Go to page or cite…</source>
        <translation>Gehe zu Seite oder Fundstelle …</translation>
    </message>
    <message>
        <source>Go to the other side</source>
        <translation>Zur anderen Seite wechseln</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Übergeben …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren …</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren …</translation>
    </message>
    <message>
        <source>Imports…</source>
        <translation>Importe …</translation>
    </message>
    <message>
        <source>Issues…</source>
        <translation>Streitpunkte …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text größer</translation>
    </message>
    <message>
        <source>Last message again</source>
        <translation>Letzte Meldung noch einmal</translation>
    </message>
    <message>
        <source>Left to do</source>
        <translation>Noch zu tun</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Link with another passage</source>
        <translation>Mit anderer Textstelle verknüpfen</translation>
    </message>
    <message>
        <source>Load a production…</source>
        <translation>Produktion laden …</translation>
    </message>
    <message>
        <source>Mailbox folder…</source>
        <translation>Postfachordner …</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>New matter…</source>
        <translation>Neuer Fall …</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Neue Kennzeichnung …</translation>
    </message>
    <message>
        <source>Next left to do</source>
        <translation>Nächste offene Aufgabe</translation>
    </message>
    <message>
        <source>Next of the sample</source>
        <translation>Nächste der Stichprobe</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Next passage</source>
        <translation>Nächste Textstelle</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Reiter</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>Nächste Einheit</translation>
    </message>
    <message>
        <source>No issues for the next tags</source>
        <translation>Keine Streitpunkte für die nächsten Kennzeichnungen</translation>
    </message>
    <message>
        <source>No recollection</source>
        <translation>Keine Erinnerung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Numbers…</source>
        <translation>Nummern …</translation>
    </message>
    <message>
        <source>Open a saved copy…</source>
        <translation>Gespeicherte Kopie öffnen …</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Open matter…</source>
        <translation>Fall öffnen …</translation>
    </message>
    <message>
        <source>Open the sample matter</source>
        <translation>Beispielfall öffnen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Own tag</source>
        <translation>Eigene Kennzeichnung</translation>
    </message>
    <message>
        <source>Page in words</source>
        <translation>Seite in Worten</translation>
    </message>
    <message>
        <source>Passage and history</source>
        <translation>Textstelle und Verlauf</translation>
    </message>
    <message>
        <source>Passage takes the selected words</source>
        <translation>Textstelle auf die ausgewählten Wörter ändern</translation>
    </message>
    <message>
        <source>Passages at full height</source>
        <translation>Textstellen in voller Höhe</translation>
    </message>
    <message>
        <source>Passages to check after a new reading…</source>
        <translation>Nach neuer Lesung zu prüfende Textstellen …</translation>
    </message>
    <message>
        <source>Passphrase…</source>
        <translation>Kennwort …</translation>
    </message>
    <message>
        <source>Possibly privileged</source>
        <translation>Möglicherweise geschützt</translation>
    </message>
    <message>
        <source>Previous left to do</source>
        <translation>Vorige offene Aufgabe</translation>
    </message>
    <message>
        <source>Previous of the sample</source>
        <translation>Vorige der Stichprobe</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Previous passage</source>
        <translation>Vorige Textstelle</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Voriger Satz</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Voriger Reiter</translation>
    </message>
    <message>
        <source>Previous unit</source>
        <translation>Vorige Einheit</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Mengenangabe</translation>
    </message>
    <message>
        <source>Quick mark</source>
        <translation>Schnellmarkierung</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Read in another character set…</source>
        <translation>Mit anderem Zeichensatz lesen …</translation>
    </message>
    <message>
        <source>Received text reads right</source>
        <translation>Mitgelieferter Text stimmt</translation>
    </message>
    <message>
        <source>Recognise text of all scans…</source>
        <translation>Text aller Scans erkennen …</translation>
    </message>
    <message>
        <source>Recognise text…</source>
        <translation>Text erkennen …</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Replace rough by certified…</source>
        <translation>Rohfassung durch beglaubigte ersetzen …</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>Reviewed, and on to the next unread</source>
        <translation>Durchgesehen, weiter zum nächsten ungelesenen</translation>
    </message>
    <message>
        <source>Reviewer…</source>
        <translation>Bearbeiter …</translation>
    </message>
    <message>
        <source>Rotate page view</source>
        <translation>Seitenansicht drehen</translation>
    </message>
    <message>
        <source>Same tag, kind and issues again</source>
        <translation>Gleiche Kennzeichnung, Art und Streitpunkte noch einmal</translation>
    </message>
    <message>
        <source>Samples…</source>
        <translation>Stichproben …</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Save passages as PDF or Word…</source>
        <translation>Textstellen als PDF oder Word speichern …</translation>
    </message>
    <message>
        <source>Search all exhibits</source>
        <translation>Alle Beweisstücke durchsuchen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Search-term report…</source>
        <translation>Suchbegriffsbericht …</translation>
    </message>
    <message>
        <source>Sequester this exhibit…</source>
        <translation>Dieses Beweisstück wegschließen …</translation>
    </message>
    <message>
        <source>Sequestered and destroyed…</source>
        <translation>Weggeschlossen und vernichtet …</translation>
    </message>
    <message>
        <source>Set issues</source>
        <translation>Streitpunkte setzen</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text kleiner</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Kennzeichnungen …</translation>
    </message>
    <message>
        <source>Take back the check or rejection</source>
        <translation>Prüfung oder Verwerfung zurücknehmen</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <source>Time and memory for a file…</source>
        <translation>Zeit und Speicher für eine Datei …</translation>
    </message>
    <message>
        <source>Transcript report…</source>
        <translation>Protokollbericht …</translation>
    </message>
    <message>
        <source>Two exhibits side by side</source>
        <translation>Zwei Beweisstücke nebeneinander</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Übliche Textgröße</translation>
    </message>
    <message>
        <source>Verify the matter</source>
        <translation>Fall prüfen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Withdraw passage</source>
        <translation>Textstelle zurückziehen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
</context>
<context>
    <name>AllColumns</name>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What it prints</source>
        <translation>Was sie ausgibt</translation>
    </message>
</context>
<context>
    <name>AsBefore</name>
    <message>
        <source>As before</source>
        <translation>Wie vorher</translation>
    </message>
    <message>
        <source>Choose a folder for the matter.</source>
        <translation>Einen Ordner für den Fall wählen.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Open as it was</source>
        <translation>Öffnen, wie er war</translation>
    </message>
    <message>
        <source>The matter as it was at the end of {day}. It becomes a matter of its own in a new folder; the one you have stays as it is.</source>
        <translation>Der Fall, wie er am Ende des {day} war. Er wird ein eigener Fall in einem neuen Ordner; der vorhandene bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The matter as it was before {acts} came in from {file}, {when}. It becomes a matter of its own in a new folder; the one you have stays as it is.</source>
        <translation>Der Fall, wie er vor dieser Übernahme war: {acts}, {file}, {when}. Er wird ein eigener Fall in einem neuen Ordner; der vorhandene bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Where the matter shall lie</source>
        <translation>Wo der Fall liegen soll</translation>
    </message>
    <message>
        <source>{title} as of {day}</source>
        <translation>{title} Stand {day}</translation>
    </message>
    <message>
        <source>{title} before {day}</source>
        <translation>{title} vor {day}</translation>
    </message>
</context>
<context>
    <name>AskPassphrase</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Das Kennwort eingeben.</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Jetzt schließen</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>Sicherung läuft</translation>
    </message>
    <message>
        <source>Making a backup before the matter is closed</source>
        <translation>Vor dem Schließen des Falls wird gesichert</translation>
    </message>
    <message>
        <source>The backup was made and read back</source>
        <translation>Die Sicherung ist angelegt und gegengelesen</translation>
    </message>
    <message>
        <source>Where shall backups go? A second disk or a share is a good place.</source>
        <translation>Wohin soll gesichert werden? Eine zweite Festplatte oder eine Freigabe ist ein guter Ort.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>The backup could not be started.</source>
        <translation>Die Sicherung konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The backup was not made.</source>
        <translation>Es wurde nicht gesichert.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>1 batch</source>
        <translation>1 Stapel</translation>
    </message>
    <message>
        <source>1 unread exhibit</source>
        <translation>1 ungelesenes Beweisstück</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batch removed; its exhibits stay as they are</source>
        <translation>Stapel entfernt; seine Beweisstücke bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Exhibits a batch</source>
        <translation>Beweisstücke je Stapel</translation>
    </message>
    <message>
        <source>In turn to</source>
        <translation>Reihum an</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of exhibit</source>
        <translation>Art des Beweisstücks</translation>
    </message>
    <message>
        <source>Make batches</source>
        <translation>Stapel bilden</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the batches</source>
        <translation>Name der Stapel</translation>
    </message>
    <message>
        <source>New batches from unread exhibits</source>
        <translation>Neue Stapel aus ungelesenen Beweisstücken</translation>
    </message>
    <message>
        <source>No batches yet. A batch is a set of exhibits that one reviewer goes through; R then opens the next unread one of the batch.</source>
        <translation>Noch keine Stapel. Ein Stapel ist eine Reihe von Beweisstücken, die ein Bearbeiter durchgeht; R öffnet dann das nächste ungelesene aus dem Stapel.</translation>
    </message>
    <message>
        <source>No unread exhibit of this kind is without a batch.</source>
        <translation>Kein ungelesenes Beweisstück dieser Art ist ohne Stapel.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Remove batch</source>
        <translation>Stapel entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Reviewer of {0}</source>
        <translation>Bearbeiter von {0}</translation>
    </message>
    <message>
        <source>Show exhibits</source>
        <translation>Beweisstücke zeigen</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>{0} (me)</source>
        <translation>{0} (ich)</translation>
    </message>
    <message>
        <source>{batches} made</source>
        <translation>{batches} gebildet</translation>
    </message>
    <message>
        <source>{count} batches</source>
        <translation>{count} Stapel</translation>
    </message>
    <message>
        <source>{count} unread exhibits</source>
        <translation>{count} ungelesene Beweisstücke</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{exhibits} in {batches}, for {people}.</source>
        <translation>{exhibits} in {batches}: {people}.</translation>
    </message>
</context>
<context>
    <name>BeginFrom</name>
    <message>
        <source>A colleague’s file</source>
        <translation>Die Datei eines Kollegen</translation>
    </message>
    <message>
        <source>A package, a review database, or a hand-over with the files of the exhibits. It becomes a matter of your own on this computer; the file stays as it is.</source>
        <translation>Ein Paket, eine Falldatenbank oder eine Übergabe mit den Dateien der Beweisstücke. Daraus wird ein eigener Fall auf diesem Computer; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Begin from a colleague’s file</source>
        <translation>Mit der Datei eines Kollegen beginnen</translation>
    </message>
    <message>
        <source>Choose a folder for the matter.</source>
        <translation>Einen Ordner für den Fall wählen.</translation>
    </message>
    <message>
        <source>Choose the file that your colleague gave you.</source>
        <translation>Die Datei wählen, die vom Kollegen kam.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Give your name: it stands beside every decision you make.</source>
        <translation>Den eigenen Namen angeben: Er steht neben jeder Entscheidung.</translation>
    </message>
    <message>
        <source>Lock my copy with it as well</source>
        <translation>Auch die eigene Kopie damit sperren</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Where the matter shall lie</source>
        <translation>Wo der Fall liegen soll</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation>Eigene Initialen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Making a copy on this computer</source>
        <translation>Auf diesem Computer entsteht eine Kopie</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>This is your copy on this computer. The mailbox folder lies in {place}.</source>
        <translation>Dies ist die eigene Kopie auf diesem Computer. Der Postfachordner liegt in {place}.</translation>
    </message>
</context>
<context>
    <name>BesidePages</name>
    <message>
        <source>Beside the pages ({0})</source>
        <translation>Neben den Seiten ({0})</translation>
    </message>
    <message>
        <source>Comments on no words</source>
        <translation>Kommentare, die auf keinen Wörtern stehen</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Ausgefüllt</translation>
    </message>
    <message>
        <source>Not shown on the pages</source>
        <translation>Auf den Seiten nicht gezeigt</translation>
    </message>
    <message>
        <source>Page {0}, {1}</source>
        <translation>Seite {0}, {1}</translation>
    </message>
    <message>
        <source>What the file holds beside its pages</source>
        <translation>Was die Datei außer ihren Seiten enthält</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
</context>
<context>
    <name>Cautions</name>
    <message>
        <source>As the page reads</source>
        <translation>Wie die Seite lautet</translation>
    </message>
    <message>
        <source>Character set guessed: check names and quotation marks</source>
        <translation>Zeichensatz geraten: Namen und Anführungszeichen prüfen</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Berichtigen …</translation>
    </message>
    <message>
        <source>Counsel’s words: a question, no testimony</source>
        <translation>Worte des Anwalts: eine Frage, keine Aussage</translation>
    </message>
    <message>
        <source>Keep this reading</source>
        <translation>Diese Lesart behalten</translation>
    </message>
    <message>
        <source>Possibly privileged: left out of exports unless asked for</source>
        <translation>Möglicherweise geschützt: bleibt aus Exporten heraus, außer auf Wunsch</translation>
    </message>
    <message>
        <source>Privileged: left out of exports</source>
        <translation>Geschützt: bleibt aus Exporten heraus</translation>
    </message>
    <message>
        <source>Reads right  (T)</source>
        <translation>Stimmt  (T)</translation>
    </message>
    <message>
        <source>Received text, not checked against the page</source>
        <translation>Mitgelieferter Text, nicht mit der Seite verglichen</translation>
    </message>
    <message>
        <source>Recognised text, not checked against the page</source>
        <translation>Erkannter Text, nicht mit der Seite verglichen</translation>
    </message>
    <message>
        <source>Recognised with {percent} % confidence: check against the page</source>
        <translation>Mit {percent} % Sicherheit erkannt: mit der Seite vergleichen</translation>
    </message>
    <message>
        <source>Reviewers differ about this passage</source>
        <translation>Die Bearbeiter sind sich über diese Textstelle uneins</translation>
    </message>
    <message>
        <source>Rough transcript: its pages and lines may change</source>
        <translation>Rohfassung des Protokolls: Seiten und Zeilen können sich ändern</translation>
    </message>
    <message>
        <source>The exhibit is possibly privileged</source>
        <translation>Das Beweisstück ist möglicherweise geschützt</translation>
    </message>
    <message>
        <source>Type the words as the page reads</source>
        <translation>Die Wörter eingeben, wie sie auf der Seite stehen</translation>
    </message>
</context>
<context>
    <name>ChangedReadings</name>
    <message>
        <source>As it was marked</source>
        <translation>Wie sie markiert wurde</translation>
    </message>
    <message>
        <source>As it was marked: {cite}</source>
        <translation>Wie sie markiert wurde: {cite}</translation>
    </message>
    <message>
        <source>Choose the words…  (W)</source>
        <translation>Wörter wählen …  (W)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In the new reading</source>
        <translation>In der neuen Lesung</translation>
    </message>
    <message>
        <source>In the new reading: {cite}</source>
        <translation>In der neuen Lesung: {cite}</translation>
    </message>
    <message>
        <source>It was marked on an earlier reading, after the new one was chosen.</source>
        <translation>Sie wurde auf einer früheren Lesung markiert, nachdem die neue gewählt war.</translation>
    </message>
    <message>
        <source>It was not looked for yet.</source>
        <translation>Sie wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>Keep the older reading  (K)</source>
        <translation>Ältere Lesung behalten  (K)</translation>
    </message>
    <message>
        <source>Look for it  (Y)</source>
        <translation>Suchen  (Y)</translation>
    </message>
    <message>
        <source>Next  (N)</source>
        <translation>Nächste  (N)</translation>
    </message>
    <message>
        <source>Nothing like these words was found in the new reading.</source>
        <translation>In der neuen Lesung wurde nichts wie diese Wörter gefunden.</translation>
    </message>
    <message>
        <source>Nothing was found. Choose the words on the page, if they are there.</source>
        <translation>Nichts gefunden. Die Wörter auf der Seite wählen, falls sie dort stehen.</translation>
    </message>
    <message>
        <source>Passages to check after a new reading</source>
        <translation>Nach neuer Lesung zu prüfende Textstellen</translation>
    </message>
    <message>
        <source>Previous  (P)</source>
        <translation>Vorige  (P)</translation>
    </message>
    <message>
        <source>The words, their question or who says them may differ in what they mean. What differs is underlined.</source>
        <translation>Die Wörter, ihre Frage oder wer sie sagt können dem Sinn nach abweichen. Was abweicht, ist unterstrichen.</translation>
    </message>
    <message>
        <source>These are the words  (Y)</source>
        <translation>Das sind die Wörter  (Y)</translation>
    </message>
    <message>
        <source>Withdraw  (Del)</source>
        <translation>Zurückziehen  (Entf)</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
</context>
<context>
    <name>CharacterSets</name>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Mitteleuropäisch</translation>
    </message>
    <message>
        <source>Character set</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Character sets</source>
        <translation>Zeichensätze</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Choose the set in which names and quotation marks look right.</source>
        <translation>Den Zeichensatz wählen, in dem Namen und Anführungszeichen richtig aussehen.</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read as {name}, which was guessed.</source>
        <translation>Gelesen als {name}, was geraten ist.</translation>
    </message>
    <message>
        <source>Read as {name}.</source>
        <translation>Gelesen als {name}.</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>The first lines in this character set</source>
        <translation>Die ersten Zeilen in diesem Zeichensatz</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Unicode</source>
        <translation>Unicode</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>Westlich</translation>
    </message>
    <message>
        <source>{count} characters of the first lines do not fit this set.</source>
        <translation>{count} Zeichen der ersten Zeilen passen nicht zu diesem Zeichensatz.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
</context>
<context>
    <name>ChosenColumns</name>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Printed columns, in order</source>
        <translation>Ausgegebene Spalten, der Reihe nach</translation>
    </message>
    <message>
        <source>Printed name</source>
        <translation>Gedruckter Name</translation>
    </message>
    <message>
        <source>{name}, {place} of {count}</source>
        <translation>{name}, {place} von {count}</translation>
    </message>
</context>
<context>
    <name>ChosenRows</name>
    <message>
        <source>None of these hits is a passage yet. Tag them first, with 1 to 9.</source>
        <translation>Noch ist keiner dieser Treffer eine Textstelle. Zuerst mit 1 bis 9 kennzeichnen.</translation>
    </message>
</context>
<context>
    <name>Clawback</name>
    <message>
        <source>Nobody has looked at it or exported it.</source>
        <translation>Niemand hat es angesehen oder exportiert.</translation>
    </message>
</context>
<context>
    <name>ClawbackList</name>
    <message>
        <source>A reviewer</source>
        <translation>Ein Bearbeiter</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>Destroy…</source>
        <translation>Vernichten …</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Beweisstück</translation>
    </message>
    <message>
        <source>Lift the sequester</source>
        <translation>Wegschließen aufheben</translation>
    </message>
    <message>
        <source>Nothing is sequestered or destroyed. The menu under the name of the matter does either with the exhibit that is open.</source>
        <translation>Nichts ist weggeschlossen oder vernichtet. Beides geht mit dem offenen Beweisstück über das Menü unter dem Namen des Falls.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Sequestered</source>
        <translation>Weggeschlossen</translation>
    </message>
    <message>
        <source>Sequestered and destroyed</source>
        <translation>Weggeschlossen und vernichtet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where it was and is</source>
        <translation>Wo es war und ist</translation>
    </message>
    <message>
        <source>{reason} (demanded by {name})</source>
        <translation>{reason} (verlangt von {name})</translation>
    </message>
    <message>
        <source>{reason} (demanded by {name}, {day})</source>
        <translation>{reason} (verlangt von {name}, {day})</translation>
    </message>
</context>
<context>
    <name>ClawingBack</name>
    <message>
        <source>1 place to see to: {what}</source>
        <translation>1 Stelle ist noch zu bereinigen: {what}</translation>
    </message>
    <message>
        <source>Colleagues’ work is being taken in. Destroy {number} when it is here.</source>
        <translation>Die Arbeit von Kollegen wird gerade übernommen. {number} vernichten, wenn sie hier ist.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Deleting what was destroyed</source>
        <translation>Vernichtetes wird gelöscht</translation>
    </message>
    <message>
        <source>Destroying {number}</source>
        <translation>{number} wird vernichtet</translation>
    </message>
    <message>
        <source>{count} places to see to; the first: {what}</source>
        <translation>{count} Stellen sind noch zu bereinigen; die erste: {what}</translation>
    </message>
    <message>
        <source>{number} is back.</source>
        <translation>{number} ist wieder da.</translation>
    </message>
    <message>
        <source>{number} is destroyed.</source>
        <translation>{number} ist vernichtet.</translation>
    </message>
    <message>
        <source>{number} is sequestered, with its passages.</source>
        <translation>{number} ist weggeschlossen, samt Textstellen.</translation>
    </message>
</context>
<context>
    <name>ColleaguesPanel</name>
    <message>
        <source>1 act of this colleague is not here. Ask for a fresh hand-over.</source>
        <translation>1 Vorgang dieses Kollegen fehlt hier. Um eine neue Übergabe bitten.</translation>
    </message>
    <message>
        <source>A folder that all of you reach; Pincite exchanges there by itself.</source>
        <translation>Ein Ordner, den alle erreichen; Pincite tauscht dort von selbst aus.</translation>
    </message>
    <message>
        <source>As before this…</source>
        <translation>Wie vor dieser …</translation>
    </message>
    <message>
        <source>As before {what}</source>
        <translation>Wie vorher: {what}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Close colleagues</source>
        <translation>Kollegen schließen</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Kollegen</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Jetzt austauschen</translation>
    </message>
    <message>
        <source>Exchanging…</source>
        <translation>Austausch läuft …</translation>
    </message>
    <message>
        <source>Hand over to {name}</source>
        <translation>An {name} übergeben</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Übergeben …</translation>
    </message>
    <message>
        <source>Handed over and taken in</source>
        <translation>Übergeben und übernommen</translation>
    </message>
    <message>
        <source>Handed {acts} to everyone</source>
        <translation>{acts} an alle übergeben</translation>
    </message>
    <message>
        <source>Handed {acts} to {name}</source>
        <translation>{acts} an {name} übergeben</translation>
    </message>
    <message>
        <source>Looked into {when}.</source>
        <translation>Zuletzt nachgesehen: {when}.</translation>
    </message>
    <message>
        <source>Mailbox folder</source>
        <translation>Postfachordner</translation>
    </message>
    <message>
        <source>Nobody else has worked on this matter yet. Hand it over, and take in what comes back: nothing of yours is replaced.</source>
        <translation>Noch hat niemand sonst an diesem Fall gearbeitet. Den Fall übergeben und übernehmen, was zurückkommt: Nichts Eigenes wird ersetzt.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keiner.</translation>
    </message>
    <message>
        <source>Not looked into yet.</source>
        <translation>Noch nicht nachgesehen.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Role: {role}</source>
        <translation>Rolle: {role}</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten …</translation>
    </message>
    <message>
        <source>Still being copied, and waiting: {names}</source>
        <translation>Wird noch kopiert und wartet: {names}</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <source>Took in {acts}</source>
        <translation>{acts} übernommen</translation>
    </message>
    <message>
        <source>Took in {acts} from {name}</source>
        <translation>{acts} von {name} übernommen</translation>
    </message>
    <message>
        <source>Waits for its passphrase.</source>
        <translation>Wartet auf das Kennwort.</translation>
    </message>
    <message>
        <source>You have nothing of their work yet.</source>
        <translation>Von dieser Person ist noch nichts hier.</translation>
    </message>
    <message>
        <source>You have their work up to {when} ({acts}).</source>
        <translation>Die Arbeit dieser Person ist bis {when} hier ({acts}).</translation>
    </message>
    <message>
        <source>has your work up to {when}</source>
        <translation>hat alles von hier bis {when}</translation>
    </message>
    <message>
        <source>is not known to have any of your work</source>
        <translation>hat, soweit bekannt, noch nichts von hier</translation>
    </message>
    <message>
        <source>nothing is left to hand over</source>
        <translation>nichts mehr zu übergeben</translation>
    </message>
    <message>
        <source>was handed it up to {when}</source>
        <translation>übergeben bis {when}</translation>
    </message>
    <message>
        <source>{acts} not handed over</source>
        <translation>{acts} nicht übergeben</translation>
    </message>
    <message>
        <source>{acts} not known to be taken up</source>
        <translation>{acts} vielleicht noch nicht aufgenommen</translation>
    </message>
    <message>
        <source>{acts} of this colleague after {day} are not here. Ask for a fresh hand-over.</source>
        <translation>Von diesem Kollegen fehlen {acts} nach dem {day}. Um eine neue Übergabe bitten.</translation>
    </message>
    <message>
        <source>{acts} of this colleague are not here. Ask for a fresh hand-over.</source>
        <translation>Von diesem Kollegen fehlen {acts}. Um eine neue Übergabe bitten.</translation>
    </message>
    <message>
        <source>{acts} refused</source>
        <translation>{acts} abgelehnt</translation>
    </message>
    <message>
        <source>{files} put in.</source>
        <translation>{files} hineingelegt.</translation>
    </message>
    <message>
        <source>{files} taken up.</source>
        <translation>{files} aufgenommen.</translation>
    </message>
</context>
<context>
    <name>CustodyDialog</name>
    <message>
        <source>Custody report</source>
        <translation>Verwahrungsbericht</translation>
    </message>
    <message>
        <source>Pages to complete (Word)</source>
        <translation>Seiten zum Ausfüllen (Word)</translation>
    </message>
    <message>
        <source>Pages to read and sign (PDF)</source>
        <translation>Seiten zum Lesen und Unterschreiben (PDF)</translation>
    </message>
    <message>
        <source>Table with a row for each place (CSV)</source>
        <translation>Tabelle mit einer Zeile je Ort (CSV)</translation>
    </message>
    <message>
        <source>Where every file came from, its size and times, who took it in, and hashes. Every stored copy is read and compared first, which takes a while. It is a worksheet for a certification under FRE 902(14); what is to be sworn is left blank.</source>
        <translation>Woher jede Datei kam, ihre Größe und Zeiten, wer sie aufgenommen hat, und Prüfsummen. Jede gespeicherte Kopie wird zuerst gelesen und verglichen, was eine Weile dauert. Der Bericht ist ein Arbeitsblatt für eine Bescheinigung nach FRE 902(14), auf Englisch; was zu beschwören ist, bleibt leer.</translation>
    </message>
    <message>
        <source>Write it as</source>
        <translation>Schreiben als</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schreiben …</translation>
    </message>
</context>
<context>
    <name>DecideAlike</name>
    <message>
        <source>Choose what shall be done with all of them.</source>
        <translation>Wählen, was mit allen geschehen soll.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Decide all that are alike</source>
        <translation>Alle gleichen entscheiden</translation>
    </message>
    <message>
        <source>Decide {count}</source>
        <translation>{count} entscheiden</translation>
    </message>
    <message>
        <source>How many are decided</source>
        <translation>Wie viele entschieden sind</translation>
    </message>
    <message>
        <source>In all {count}, both stay as they are, and nobody is asked again.</source>
        <translation>Bei allen {count} bleiben beide, wie sie sind, und niemand wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>In all {count}, the two become one.</source>
        <translation>Bei allen {count} wird aus den beiden Fassungen eine.</translation>
    </message>
    <message>
        <source>In all {count}, what {others} said leaves the lists and logs. It stays in the history.</source>
        <translation>Bei allen {count} verschwindet aus Listen und Verzeichnissen, was von {others} kam. Im Verlauf bleibt es stehen.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Vereinen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Keep what {name} said</source>
        <translation>Behalten, was {name} sagte</translation>
    </message>
    <message>
        <source>One undo takes all of it back.</source>
        <translation>Ein Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{count} differences are like this one: {what}, between {people}.</source>
        <translation>{count} Abweichungen dieser Art: {what}, zwischen {people}.</translation>
    </message>
    <message>
        <source>{done} of {count} decided</source>
        <translation>{done} von {count} entschieden</translation>
    </message>
    <message>
        <source>{text}  ({key})</source>
        <translation>{text}  ({key})</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Beweisstücke</translation>
    </message>
    <message>
        <source>Exhibits and search</source>
        <translation>Beweisstücke und Suche</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Left to do</source>
        <translation>Noch zu tun</translation>
    </message>
    <message>
        <source>Passage and history</source>
        <translation>Textstelle und Verlauf</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{exhibits} exhibits · {passages} passages</source>
        <translation>{exhibits} Beweisstücke · {passages} Textstellen</translation>
    </message>
</context>
<context>
    <name>Destroying</name>
    <message>
        <source>This takes a second or two for each few hundred megabytes of the matter's file. Until then nothing else can be done in it. If the computer stops meanwhile, the rest is deleted when the matter is opened next.</source>
        <translation>Das dauert ein bis zwei Sekunden für je einige hundert Megabyte der Datei des Falls. Bis dahin ist in ihm nichts anderes möglich. Bleibt der Computer inzwischen stehen, wird der Rest gelöscht, wenn der Fall das nächste Mal geöffnet wird.</translation>
    </message>
    <message>
        <source>Writing down that it is destroyed</source>
        <translation>Die Vernichtung wird festgehalten</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>a colleague</source>
        <translation>ein Kollege</translation>
    </message>
    <message>
        <source>{who} joined them</source>
        <translation>{who} hat sie vereint</translation>
    </message>
    <message>
        <source>{who} kept what {kept} said</source>
        <translation>{who} hat behalten, was {kept} sagte</translation>
    </message>
    <message>
        <source>{who} let both stand</source>
        <translation>{who} hat beide stehen lassen</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>Close differences</source>
        <translation>Abweichungen schließen</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Noch wurde nichts entschieden</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>What people said apart from each other</source>
        <translation>Was getrennt voneinander verschieden gesagt wurde</translation>
    </message>
    <message>
        <source>Whatever somebody decides is kept here, with who decided it and when.</source>
        <translation>Was jemand entscheidet, bleibt hier stehen, mit Namen und Zeit.</translation>
    </message>
    <message>
        <source>When a colleague’s file is taken in, what you two said apart from each other is listed here: a passage read in two ways, a field with two answers, work on a passage that was withdrawn. Both versions stay until a person decides.</source>
        <translation>Wird die Datei eines Kollegen übernommen, steht hier, worin die beiden Stände abweichen: eine Textstelle, die verschieden gelesen wurde, ein Feld mit zwei Antworten, Arbeit an einer zurückgezogenen Textstelle. Beide Fassungen bleiben, bis ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Which differences</source>
        <translation>Welche Abweichungen</translation>
    </message>
</context>
<context>
    <name>Differing</name>
    <message>
        <source>Both stand</source>
        <translation>Beide bleiben</translation>
    </message>
    <message>
        <source>Decided 1 difference: {how}</source>
        <translation>1 Abweichung entschieden: {how}</translation>
    </message>
    <message>
        <source>Decided {count} differences: {how}</source>
        <translation>{count} Abweichungen entschieden: {how}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Kept what {name} said</source>
        <translation>Behalten, was {name} sagte</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{count} left open: {why}</source>
        <translation>{count} offen geblieben: {why}</translation>
    </message>
</context>
<context>
    <name>DocumentPair</name>
    <message>
        <source>Exhibit page</source>
        <translation>Seite des Beweisstücks</translation>
    </message>
    <message>
        <source>Exhibit page, above</source>
        <translation>Seite des Beweisstücks, oben</translation>
    </message>
    <message>
        <source>Exhibit page, below</source>
        <translation>Seite des Beweisstücks, unten</translation>
    </message>
    <message>
        <source>Exhibit page, left</source>
        <translation>Seite des Beweisstücks, links</translation>
    </message>
    <message>
        <source>Exhibit page, right</source>
        <translation>Seite des Beweisstücks, rechts</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Nobody speaks further down. Ctrl+↓ steps through whatever else is there.</source>
        <translation>Weiter unten spricht niemand. Strg+↓ geht durch alles, was sonst noch dasteht.</translation>
    </message>
    <message>
        <source>Nobody speaks further up. Ctrl+↑ steps through whatever else is there.</source>
        <translation>Weiter oben spricht niemand. Strg+↑ geht durch alles, was sonst noch dasteht.</translation>
    </message>
    <message>
        <source>There is no page {number} here.</source>
        <translation>Eine Seite {number} gibt es hier nicht.</translation>
    </message>
    <message>
        <source>{number} was closed: it is sequestered or destroyed.</source>
        <translation>{number} wurde geschlossen: weggeschlossen oder vernichtet.</translation>
    </message>
</context>
<context>
    <name>EditTable</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder of exhibits</source>
        <translation>Ordner mit Beweisstücken wählen</translation>
    </message>
    <message>
        <source>Choose a load file</source>
        <translation>Ladedatei wählen</translation>
    </message>
    <message>
        <source>Choose exhibits</source>
        <translation>Beweisstücke wählen</translation>
    </message>
    <message>
        <source>Comparing stored copies</source>
        <translation>Gespeicherte Kopien werden verglichen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Exported 1 row</source>
        <translation>1 Zeile exportiert</translation>
    </message>
    <message>
        <source>Exported {count} rows</source>
        <translation>{count} Zeilen exportiert</translation>
    </message>
    <message>
        <source>Kept for the next files</source>
        <translation>Gilt für die nächsten Dateien</translation>
    </message>
    <message>
        <source>Load files (*.dat *.opt *.lfp *.dii)</source>
        <translation>Ladedateien (*.dat *.opt *.lfp *.dii)</translation>
    </message>
    <message>
        <source>No passage is to be checked: all stand on the text shown.</source>
        <translation>Keine Textstelle ist zu prüfen: Alle stehen auf dem gezeigten Text.</translation>
    </message>
    <message>
        <source>Only texts, tables and web pages have a character set to choose.</source>
        <translation>Nur bei Texten, Tabellen und Webseiten lässt sich der Zeichensatz wählen.</translation>
    </message>
    <message>
        <source>Open a matter</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Open the rough transcript first.</source>
        <translation>Zuerst die Rohfassung des Protokolls öffnen.</translation>
    </message>
    <message>
        <source>Saved the history: 1 act</source>
        <translation>Verlauf gespeichert: 1 Vorgang</translation>
    </message>
    <message>
        <source>Saved the history: {count} acts</source>
        <translation>Verlauf gespeichert: {count} Vorgänge</translation>
    </message>
    <message>
        <source>Select the words of {number} on the page</source>
        <translation>Die Wörter von {number} auf der Seite auswählen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt)</source>
        <translation>Tabellen (*.csv *.txt)</translation>
    </message>
    <message>
        <source>These are its words</source>
        <translation>Das sind ihre Wörter</translation>
    </message>
    <message>
        <source>This is the restored matter; the one you had is untouched</source>
        <translation>Dies ist der wiederhergestellte Fall; der bisherige ist unverändert</translation>
    </message>
    <message>
        <source>Where backups shall go</source>
        <translation>Wohin gesichert werden soll</translation>
    </message>
    <message>
        <source>Where it shall lie</source>
        <translation>Wo er liegen soll</translation>
    </message>
    <message>
        <source>Writing the history</source>
        <translation>Verlauf wird geschrieben</translation>
    </message>
    <message>
        <source>Wrote the report: 1 stored copy differs or is missing</source>
        <translation>Bericht geschrieben: 1 gespeicherte Kopie weicht ab oder fehlt</translation>
    </message>
    <message>
        <source>Wrote the report: the stored copies of all {count} files match</source>
        <translation>Bericht geschrieben: Die gespeicherten Kopien aller {count} Dateien stimmen überein</translation>
    </message>
    <message>
        <source>Wrote the report: the stored copy of the 1 file matches</source>
        <translation>Bericht geschrieben: Die gespeicherte Kopie der einen Datei stimmt überein</translation>
    </message>
    <message>
        <source>Wrote the report: {count} stored copies differ or are missing</source>
        <translation>Bericht geschrieben: {count} gespeicherte Kopien weichen ab oder fehlen</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Search every exhibit</source>
        <translation>Alle Beweisstücke durchsuchen</translation>
    </message>
    <message>
        <source>Try {query}: {meaning}</source>
        <translation>{query} ausprobieren: {meaning}</translation>
    </message>
    <message>
        <source>Type words and press Enter. For example:</source>
        <translation>Wörter eingeben und Enter drücken. Zum Beispiel:</translation>
    </message>
    <message>
        <source>also misspelt, and misread by a scanner</source>
        <translation>auch verschrieben oder vom Scanner falsch gelesen</translation>
    </message>
    <message>
        <source>at most ten words apart; pre/10 in this order</source>
        <translation>höchstens zehn Wörter auseinander; pre/10 in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>every word that begins so</source>
        <translation>jedes Wort, das so beginnt</translation>
    </message>
    <message>
        <source>exhibits without the second word</source>
        <translation>Beweisstücke ohne das zweite Wort</translation>
    </message>
    <message>
        <source>fields: tag, issue, from, to, date, witness…</source>
        <translation>Felder: tag, issue, from, to, date, witness …</translation>
    </message>
    <message>
        <source>one of the words; AND for both</source>
        <translation>eines der Wörter; AND für beide</translation>
    </message>
    <message>
        <source>words side by side are a phrase</source>
        <translation>Wörter nebeneinander sind eine Wortfolge</translation>
    </message>
</context>
<context>
    <name>ExhibitList</name>
    <message>
        <source>All exhibits</source>
        <translation>Alle Beweisstücke</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batch: {0}</source>
        <translation>Stapel: {0}</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Nach Nummer</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Drop files or a folder here</source>
        <translation>Dateien oder einen Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Beweisstücke</translation>
    </message>
    <message>
        <source>Filter by number, title, Bates…</source>
        <translation>Filtern: Nummer, Titel, Bates …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>List of exhibits</source>
        <translation>Liste der Beweisstücke</translation>
    </message>
    <message>
        <source>Mark reviewed</source>
        <translation>Als durchgesehen markieren</translation>
    </message>
    <message>
        <source>Mark started</source>
        <translation>Als begonnen markieren</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>Noch keine Stapel</translation>
    </message>
    <message>
        <source>No exhibit fits this filter.</source>
        <translation>Kein Beweisstück passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Numbers…</source>
        <translation>Nummern …</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Put into batch</source>
        <translation>In Stapel legen</translation>
    </message>
    <message>
        <source>Remove the filter {0}</source>
        <translation>Filter {0} entfernen</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Second level</source>
        <translation>Zweite Ebene</translation>
    </message>
    <message>
        <source>Show all exhibits</source>
        <translation>Alle Beweisstücke zeigen</translation>
    </message>
    <message>
        <source>Show by review state or batch</source>
        <translation>Nach Stand der Durchsicht oder Stapel zeigen</translation>
    </message>
    <message>
        <source>Sort exhibits</source>
        <translation>Beweisstücke sortieren</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Take out of this batch</source>
        <translation>Aus diesem Stapel nehmen</translation>
    </message>
    <message>
        <source>Transcripts, e-mail, PDFs, articles and Word files become numbered exhibits. The originals stay untouched.</source>
        <translation>Protokolle, E-Mails, PDFs, Artikel und Word-Dateien werden zu nummerierten Beweisstücken. Die Originale bleiben unverändert.</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Whatever was said</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>{0}  ({1} of {2} reviewed)</source>
        <translation>{0}  ({1} von {2} durchgesehen)</translation>
    </message>
    <message>
        <source>{0}, by anyone</source>
        <translation>{0}, gleich von wem</translation>
    </message>
</context>
<context>
    <name>ExhibitPage</name>
    <message>
        <source>Bates numbers come from the load file: not confirmed yet</source>
        <translation>Die Bates-Nummern kommen aus der Ladedatei: noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Bates numbers were computed from the neighbours, not read</source>
        <translation>Die Bates-Nummern sind aus den Nachbarn berechnet, nicht gelesen</translation>
    </message>
    <message>
        <source>Bates numbers were read from the page or file name: not confirmed yet</source>
        <translation>Die Bates-Nummern sind von der Seite oder aus dem Dateinamen gelesen: noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Bates numbers were typed or confirmed by a person</source>
        <translation>Die Bates-Nummern hat jemand eingegeben oder bestätigt</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Kontrollnr.</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Verwahrung</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Beweisstück</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Met in {0} places</source>
        <translation>An {0} Stellen angetroffen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Possibly privileged  (P)</source>
        <translation>Möglicherweise geschützt  (P)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
</context>
<context>
    <name>ExportLog</name>
    <message>
        <source>1 difference is open (its rows say UNSETTLED)</source>
        <translation>1 Abweichung ist offen (ihre Zeilen sagen UNSETTLED)</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>All passages</source>
        <translation>Alle Textstellen</translation>
    </message>
    <message>
        <source>As the table is filtered: {0}</source>
        <translation>Wie die Tabelle gefiltert ist: {0}</translation>
    </message>
    <message>
        <source>CSV for Excel (double click opens it)</source>
        <translation>CSV für Excel (öffnet sich mit Doppelklick)</translation>
    </message>
    <message>
        <source>Cells cut at what a spreadsheet holds: {0}.</source>
        <translation>Zellen, die auf das Höchstmaß einer Tabelle gekürzt sind: {0}.</translation>
    </message>
    <message>
        <source>Cells kept from running as formulas: {0}.</source>
        <translation>Zellen, die nicht als Formeln laufen dürfen: {0}.</translation>
    </message>
    <message>
        <source>Choose, order and rename columns, and save them as templates</source>
        <translation>Spalten wählen, ordnen und umbenennen und als Vorlage speichern</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Exhibit and place</source>
        <translation>Beweisstück und Stelle</translation>
    </message>
    <message>
        <source>Export the passage log</source>
        <translation>Textstellenverzeichnis exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Include rejected passages</source>
        <translation>Verworfene Textstellen aufnehmen</translation>
    </message>
    <message>
        <source>Include rows marked possibly privileged</source>
        <translation>Möglicherweise geschützte Zeilen aufnehmen</translation>
    </message>
    <message>
        <source>One row a passage, its tags joined</source>
        <translation>Eine Zeile je Textstelle, Kennzeichnungen zusammengefasst</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Review platform (load file)</source>
        <translation>Review-Plattform (Load-Datei)</translation>
    </message>
    <message>
        <source>Rows with values nobody confirmed: {0}.</source>
        <translation>Zeilen mit Werten, die niemand bestätigt hat: {0}.</translation>
    </message>
    <message>
        <source>The log quotes and says what we think matters: it is attorney work product and is not to be served.</source>
        <translation>Das Verzeichnis zitiert und lässt erkennen, was wir für wichtig halten: Es ist eine anwaltliche Arbeitsunterlage und wird nicht zugestellt.</translation>
    </message>
    <message>
        <source>There is nothing to export yet: tag a passage first.</source>
        <translation>Es gibt noch nichts zu exportieren: zuerst eine Textstelle kennzeichnen.</translation>
    </message>
    <message>
        <source>These columns are saved so</source>
        <translation>Diese Spalten sind so gespeichert</translation>
    </message>
    <message>
        <source>Where the passage log shall lie</source>
        <translation>Wo das Textstellenverzeichnis liegen soll</translation>
    </message>
    <message>
        <source>Workbook for Excel (XLSX)</source>
        <translation>Arbeitsmappe für Excel (XLSX)</translation>
    </message>
    <message>
        <source>Writing: {0} of {1}</source>
        <translation>Wird geschrieben: {0} von {1}</translation>
    </message>
    <message>
        <source>{0} ({1} columns)</source>
        <translation>{0} ({1} Spalten)</translation>
    </message>
    <message>
        <source>{0} differences are open (their rows say UNSETTLED)</source>
        <translation>{0} Abweichungen sind offen (ihre Zeilen sagen UNSETTLED)</translation>
    </message>
    <message>
        <source>{0} left out until reviewers agree</source>
        <translation>{0} weggelassen, bis die Bearbeiter sich einig sind</translation>
    </message>
    <message>
        <source>{0} possibly privileged left out</source>
        <translation>{0} möglicherweise geschützte weggelassen</translation>
    </message>
    <message>
        <source>{0} rejected left out</source>
        <translation>{0} verworfene weggelassen</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} Zeilen</translation>
    </message>
    <message>
        <source>{0} rows so far: {1} of {2} gone through</source>
        <translation>bisher {0} Zeilen: {1} von {2} durchgegangen</translation>
    </message>
    <message>
        <source>{0} without a tag left out</source>
        <translation>{0} ohne Kennzeichnung weggelassen</translation>
    </message>
</context>
<context>
    <name>FaultNotice</name>
    <message>
        <source>Copied what a report needs; nothing was sent</source>
        <translation>Kopiert, was eine Meldung braucht; nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Pincite met a fault of its own. What you had saved is saved.</source>
        <translation>In Pincite ist ein eigener Fehler aufgetreten. Was gespeichert war, ist gespeichert.</translation>
    </message>
    <message>
        <source>Pincite stopped unexpectedly last time. What you had saved is saved.</source>
        <translation>Pincite wurde beim letzten Mal unerwartet beendet. Was gespeichert war, ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm what is proposed: {0}</source>
        <translation>Vorschlag bestätigen: {0}</translation>
    </message>
    <message>
        <source>Needed for the log</source>
        <translation>Für das Verzeichnis nötig</translation>
    </message>
    <message>
        <source>Proposed: {0}</source>
        <translation>Vorschlag: {0}</translation>
    </message>
    <message>
        <source>{0} *</source>
        <translation>{0} *</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Answers to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As the page reads</source>
        <translation>Wie die Seite lautet</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Im Wortlaut</translation>
    </message>
    <message>
        <source>Attributed to</source>
        <translation>Zugeschrieben</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Bates from</source>
        <translation>Bates von</translation>
    </message>
    <message>
        <source>Bates to</source>
        <translation>Bates bis</translation>
    </message>
    <message>
        <source>Checked against the page</source>
        <translation>Mit der Seite verglichen</translation>
    </message>
    <message>
        <source>Cite as</source>
        <translation>Zitieren als</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Counsel’s words</source>
        <translation>Worte des Anwalts</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Verwahrer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Declarant</source>
        <translation>Erklärender</translation>
    </message>
    <message>
        <source>Employed from–to</source>
        <translation>Beschäftigt von–bis</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Arbeitgeber</translation>
    </message>
    <message>
        <source>Foundation</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Hearsay layers</source>
        <translation>Stufen des Hörensagens</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Einschränkung</translation>
    </message>
    <message>
        <source>Hedging words</source>
        <translation>Worte der Einschränkung</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Marked in the file as</source>
        <translation>In der Datei markiert als</translation>
    </message>
    <message>
        <source>Marked in the file by</source>
        <translation>In der Datei markiert von</translation>
    </message>
    <message>
        <source>Marked in the file on</source>
        <translation>In der Datei markiert am</translation>
    </message>
    <message>
        <source>Marked number</source>
        <translation>Anlagennr.</translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation>Im Namen von</translation>
    </message>
    <message>
        <source>Part admitted</source>
        <translation>Zugestandener Teil</translation>
    </message>
    <message>
        <source>Part denied</source>
        <translation>Bestrittener Teil</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>Privileged</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Qualified by</source>
        <translation>Eingeschränkt durch</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Angegebener Grund</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Ersetzt durch</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Rule (attorney)</source>
        <translation>Regel (Anwalt)</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation>Spricht für</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Text shown</source>
        <translation>Gezeigter Text</translation>
    </message>
    <message>
        <source>The fact, in one sentence</source>
        <translation>Die Tatsache in einem Satz</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>To be read with</source>
        <translation>Zu lesen mit</translation>
    </message>
    <message>
        <source>Topic noticed</source>
        <translation>Benanntes Thema</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Under oath</source>
        <translation>Unter Eid</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>When said</source>
        <translation>Wann gesagt</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge</translation>
    </message>
    <message>
        <source>Words adopted</source>
        <translation>Übernommene Wörter</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Looking into the file…</source>
        <translation>Datei wird durchgesehen …</translation>
    </message>
    <message>
        <source>Looking into {name}</source>
        <translation>{name} wird durchgesehen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>Kennwort von {name}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close find</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Find in this exhibit</source>
        <translation>In diesem Beweisstück suchen</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Not in this exhibit</source>
        <translation>Nicht in diesem Beweisstück</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>{at} of {all}</source>
        <translation>{at} von {all}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Five o’clock: hand counsel a page. Print it, or save it as a Word file.</source>
        <translation>Fünf Uhr: dem Anwalt eine Seite vorlegen. Drucken oder als Word-Datei speichern.</translation>
    </message>
    <message>
        <source>Now find every place that says {words}: search all exhibits.</source>
        <translation>Nun jede Stelle finden, an der {words} vorkommt: alle Beweisstücke durchsuchen.</translation>
    </message>
    <message>
        <source>Print or save…</source>
        <translation>Drucken oder speichern …</translation>
    </message>
    <message>
        <source>Saved, with its cite. Press ↓ for the next answer, and tag one more: 1 Admission, 2 Denial, 3 Quantity.</source>
        <translation>Gespeichert, mit Fundstelle. Mit ↓ zur nächsten Antwort, dann eine weitere kennzeichnen: 1 Zugeständnis, 2 Bestreiten, 3 Mengenangabe.</translation>
    </message>
    <message>
        <source>Search for {words}</source>
        <translation>Nach {words} suchen</translation>
    </message>
    <message>
        <source>She said that they never seeded. Put the mail that says otherwise beside it: choose a hit or an exhibit and press Ctrl+Enter.</source>
        <translation>Sie hat gesagt, es sei nie geseedet worden. Die E-Mail, in der das Gegenteil steht, daneben öffnen: einen Treffer oder ein Beweisstück wählen und Strg+Enter drücken.</translation>
    </message>
    <message>
        <source>Show the mail beside</source>
        <translation>Die E-Mail daneben zeigen</translation>
    </message>
    <message>
        <source>That is all there is to it. The help tells what else is hidden in the sample.</source>
        <translation>Das ist schon alles. Die Hilfe verrät, was sonst noch im Beispiel steckt.</translation>
    </message>
    <message>
        <source>This answer denies something. Press 2 for Denial, then F: a flat denial. The question comes with it.</source>
        <translation>Diese Antwort bestreitet etwas. 2 für Bestreiten drücken, dann F: ein glattes Bestreiten. Die Frage kommt von selbst mit.</translation>
    </message>
    <message>
        <source>What is hidden in it</source>
        <translation>Was darin steckt</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation>Wählen: {name}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>34, 34:13, VELD0001236, or a cite such as Tarrowby Dep. 6:2-6</source>
        <translation>34, 34:13, VELD0001236 oder eine Fundstelle wie Tarrowby Dep. 6:2-6</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to page or cite</source>
        <translation>Gehe zu Seite oder Fundstelle</translation>
    </message>
    <message>
        <source>Page or cite</source>
        <translation>Seite oder Fundstelle</translation>
    </message>
</context>
<context>
    <name>GuideStrip</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Put the first steps away</source>
        <translation>Erste Schritte ausblenden</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>A file of this name is there already. Give it another name.</source>
        <translation>Eine Datei dieses Namens gibt es dort schon. Einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Choose a folder that is there, and a name for the file.</source>
        <translation>Einen vorhandenen Ordner und einen Namen für die Datei wählen.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Everyone: all that was done</source>
        <translation>Alle: alles, was getan wurde</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Hand-over: what the other lacks</source>
        <translation>Übergabe: was dem anderen fehlt</translation>
    </message>
    <message>
        <source>It can be read, searched and cited, and taken in again.</source>
        <translation>Sie lässt sich lesen, durchsuchen und zitieren und wieder übernehmen.</translation>
    </message>
    <message>
        <source>Package: the whole matter in one file</source>
        <translation>Paket: der ganze Fall in einer Datei</translation>
    </message>
    <message>
        <source>Review database: to read, search and cite</source>
        <translation>Falldatenbank: zum Lesen, Suchen und Zitieren</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>The whole matter without the files of its exhibits.</source>
        <translation>Der ganze Fall ohne die Dateien der Beweisstücke.</translation>
    </message>
    <message>
        <source>What is new since a date</source>
        <translation>Was seit einem Tag neu ist</translation>
    </message>
    <message>
        <source>What is new since the last one ({when})</source>
        <translation>Was seit der letzten neu ist ({when})</translation>
    </message>
    <message>
        <source>What will be in it</source>
        <translation>Was darin sein wird</translation>
    </message>
    <message>
        <source>Where it shall lie</source>
        <translation>Wo sie liegen soll</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>With the files of the exhibits</source>
        <translation>Mit den Dateien der Beweisstücke</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>HelpViewer</name>
    <message>
        <source>Forward →</source>
        <translation>Vor →</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>Hilfeseiten</translation>
    </message>
    <message>
        <source>No page has these words. Try fewer of them.</source>
        <translation>Keine Seite enthält diese Wörter. Mit weniger Wörtern versuchen.</translation>
    </message>
    <message>
        <source>Pincite help</source>
        <translation>Pincite-Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>{page} – Pincite help</source>
        <translation>{page} – Pincite-Hilfe</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
</context>
<context>
    <name>HistoryDelegate</name>
    <message>
        <source>undo takes this back</source>
        <translation>Rückgängig nimmt dies zurück</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>HistoryFilter</name>
    <message>
        <source>Acts of {name}</source>
        <translation>Vorgänge von {name}</translation>
    </message>
    <message>
        <source>Everything done</source>
        <translation>Alles Getane</translation>
    </message>
    <message>
        <source>Open the matter as it was then…</source>
        <translation>Fall öffnen, wie er damals war …</translation>
    </message>
    <message>
        <source>Opened and exported</source>
        <translation>Geöffnet und exportiert</translation>
    </message>
    <message>
        <source>Save this history as CSV…</source>
        <translation>Diesen Verlauf als CSV speichern …</translation>
    </message>
    <message>
        <source>The matter</source>
        <translation>Der Fall</translation>
    </message>
    <message>
        <source>This exhibit</source>
        <translation>Dieses Beweisstück</translation>
    </message>
    <message>
        <source>This passage</source>
        <translation>Diese Textstelle</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Up to the end of</source>
        <translation>Bis zum Ende des</translation>
    </message>
    <message>
        <source>Which acts</source>
        <translation>Welche Vorgänge</translation>
    </message>
    <message>
        <source>Whose history</source>
        <translation>Wessen Verlauf</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Choose a passage or an exhibit: what was done to it is told here.</source>
        <translation>Eine Textstelle oder ein Beweisstück wählen: Hier steht, was damit getan wurde.</translation>
    </message>
    <message>
        <source>Everything done in this matter is told here.</source>
        <translation>Alles, was in diesem Fall geschieht, steht hier.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing of this kind was done up to then.</source>
        <translation>Bis dahin wurde nichts dergleichen getan.</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was geschehen ist, das Neueste zuerst</translation>
    </message>
</context>
<context>
    <name>HistoryRows</name>
    <message>
        <source>A reviewer</source>
        <translation>Ein Bearbeiter</translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation>{name} ({role})</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>HitWalk</name>
    <message>
        <source>Hit {at} of {all}</source>
        <translation>Treffer {at} von {all}</translation>
    </message>
    <message>
        <source>Hit {at} of {all} so far</source>
        <translation>Treffer {at} von bisher {all}</translation>
    </message>
    <message>
        <source>Hit {at} of {all}, from the beginning again</source>
        <translation>Treffer {at} von {all}, wieder von vorn</translation>
    </message>
    <message>
        <source>Hit {at} of {all}, from the end</source>
        <translation>Treffer {at} von {all}, vom Ende her</translation>
    </message>
    <message>
        <source>The search found nothing to go through.</source>
        <translation>Die Suche hat nichts gefunden, was durchgegangen werden könnte.</translation>
    </message>
</context>
<context>
    <name>ImportOptions</name>
    <message>
        <source>As the transcript says</source>
        <translation>Wie im Protokoll angegeben</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Beglaubigt</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Verwahrer</translation>
    </message>
    <message>
        <source>How much time and memory a large file may take before it is given up</source>
        <translation>Wie viel Zeit und Speicher eine große Datei brauchen darf, bevor sie aufgegeben wird</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Rough</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>Such as VELD001; may stay empty</source>
        <translation>Etwa VELD001; darf leer bleiben</translation>
    </message>
    <message>
        <source>Time and memory…</source>
        <translation>Zeit und Speicher …</translation>
    </message>
    <message>
        <source>Transcripts are</source>
        <translation>Protokolle sind</translation>
    </message>
    <message>
        <source>Whose files these are; may stay empty</source>
        <translation>Wessen Dateien es sind; darf leer bleiben</translation>
    </message>
    <message>
        <source>{count} files and folders. The originals stay where they are and are not changed.</source>
        <translation>{count} Dateien und Ordner. Die Originale bleiben, wo sie sind, und werden nicht verändert.</translation>
    </message>
    <message>
        <source>{name}. The original stays where it is and is not changed.</source>
        <translation>{name}. Das Original bleibt, wo es ist, und wird nicht verändert.</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Verwahrer</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>It was stopped before its end; what is listed is in or refused.</source>
        <translation>Vor dem Ende angehalten; was aufgeführt ist, wurde geladen oder abgelehnt.</translation>
    </message>
    <message>
        <source>Nothing was imported into this matter yet. Drop files on the window, or press Ctrl+I.</source>
        <translation>In diesen Fall wurde noch nichts importiert. Dateien auf das Fenster ziehen oder Strg+I drücken.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Received: {received}. Loaded: {loaded}. Met again: {again}. Refused: {refused}.</source>
        <translation>Erhalten: {received}. Geladen: {loaded}. Erneut angetroffen: {again}. Abgelehnt: {refused}.</translation>
    </message>
    <message>
        <source>What became of each file</source>
        <translation>Was aus jeder Datei wurde</translation>
    </message>
    <message>
        <source>{number}: {at}, {by}: {what}</source>
        <translation>{number}: {at}, {by}: {what}</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>; {count} refused</source>
        <translation>; {count} abgelehnt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Enter passwords…</source>
        <translation>Kennwörter eingeben …</translation>
    </message>
    <message>
        <source>Imported 1 exhibit</source>
        <translation>1 Beweisstück importiert</translation>
    </message>
    <message>
        <source>Imported {count} exhibits</source>
        <translation>{count} Beweisstücke importiert</translation>
    </message>
    <message>
        <source>Importing {done} of {total}</source>
        <translation>Import: {done} von {total}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Copied with citation</source>
        <translation>Mit Fundstelle kopiert</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>Mit Fundstelle kopieren</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Beweisstück</translation>
    </message>
    <message>
        <source>In this exhibit</source>
        <translation>In diesem Beweisstück</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next passage in this exhibit</source>
        <translation>Nächste Textstelle in diesem Beweisstück</translation>
    </message>
    <message>
        <source>Open an exhibit: what you mark in it is shown here.</source>
        <translation>Ein Beweisstück öffnen: Was darin markiert wird, steht hier.</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>Passage and exhibit</source>
        <translation>Textstelle und Beweisstück</translation>
    </message>
    <message>
        <source>Passage withdrawn.</source>
        <translation>Textstelle zurückgezogen.</translation>
    </message>
    <message>
        <source>Show the exhibit</source>
        <translation>Beweisstück zeigen</translation>
    </message>
    <message>
        <source>Withdraw the passage</source>
        <translation>Textstelle zurückziehen</translation>
    </message>
</context>
<context>
    <name>IssueList</name>
    <message>
        <source>Add “{0}”</source>
        <translation>„{0}“ hinzufügen</translation>
    </message>
    <message>
        <source>Add “{0}” under {1}</source>
        <translation>„{0}“ unter {1} hinzufügen</translation>
    </message>
    <message>
        <source>Find or add an issue</source>
        <translation>Streitpunkt suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Issues of the matter</source>
        <translation>Streitpunkte des Falls</translation>
    </message>
</context>
<context>
    <name>IssuePicker</name>
    <message>
        <source>Choose issues…</source>
        <translation>Streitpunkte wählen …</translation>
    </message>
    <message>
        <source>Issues: {0}</source>
        <translation>Streitpunkte: {0}</translation>
    </message>
</context>
<context>
    <name>IssueStrip</name>
    <message>
        <source>Issue, by the beginning of any word</source>
        <translation>Streitpunkt, nach dem Anfang eines Worts</translation>
    </message>
    <message>
        <source>New issue “{name}”</source>
        <translation>Neuer Streitpunkt „{name}“</translation>
    </message>
    <message>
        <source>No other issue in this matter: type a name to add one.</source>
        <translation>Kein anderer Streitpunkt in diesem Fall: einen Namen eingeben, um einen hinzuzufügen.</translation>
    </message>
    <message>
        <source>Take off {name}</source>
        <translation>{name} wegnehmen</translation>
    </message>
    <message>
        <source>Type an issue, Enter takes it</source>
        <translation>Streitpunkt eingeben, Enter übernimmt ihn</translation>
    </message>
    <message>
        <source>{name}, set already</source>
        <translation>{name}, schon gesetzt</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Find an issue</source>
        <translation>Streitpunkt suchen</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Streitpunkt</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Issues of the matter</source>
        <translation>Streitpunkte des Falls</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Zusammenführen mit …</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Verschieben …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>Neuer Streitpunkt</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Split off selected</source>
        <translation>Ausgewählte abspalten</translation>
    </message>
    <message>
        <source>To the top</source>
        <translation>Nach ganz oben</translation>
    </message>
    <message>
        <source>{0} of the passages selected in the table bear on this issue</source>
        <translation>{0} der in der Tabelle ausgewählten Textstellen betreffen diesen Streitpunkt</translation>
    </message>
    <message>
        <source>{0}, part</source>
        <translation>{0}, Teil</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>Issues of {cite}:</source>
        <translation>Streitpunkte von {cite}:</translation>
    </message>
    <message>
        <source>Next tags get:</source>
        <translation>Nächste Kennzeichnungen erhalten:</translation>
    </message>
    <message>
        <source>No issues stick: the next tag gets none.</source>
        <translation>Kein Streitpunkt bleibt gesetzt: Die nächste Kennzeichnung erhält keinen.</translation>
    </message>
    <message>
        <source>Put under {issue}</source>
        <translation>Unter {issue} gestellt</translation>
    </message>
    <message>
        <source>Select words, or step to a unit with ↓, and press I.</source>
        <translation>Wörter auswählen oder mit ↓ zu einer Einheit gehen und I drücken.</translation>
    </message>
    <message>
        <source>The next tags get no issues</source>
        <translation>Die nächsten Kennzeichnungen erhalten keine Streitpunkte</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source> ({0} left as they were)</source>
        <translation> ({0} unverändert gelassen)</translation>
    </message>
    <message>
        <source>Checked {what}</source>
        <translation>{what} als geprüft vermerkt</translation>
    </message>
    <message>
        <source>Confirmed {what}</source>
        <translation>{what} bestätigt</translation>
    </message>
    <message>
        <source>Rejected {what}: left out of tables and logs</source>
        <translation>{what} verworfen: nicht mehr in Tabellen und Verzeichnissen</translation>
    </message>
    <message>
        <source>Took back what was said of {what}</source>
        <translation>Prüfung oder Verwerfung zurückgenommen: {what}</translation>
    </message>
    <message>
        <source>{0} exhibits</source>
        <translation>{0} Beweisstücke</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} Textstellen</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}, key {1}</source>
        <translation>{0}, Taste {1}</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Any key closes this.</source>
        <translation>Eine beliebige Taste schließt dies.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Own tags</source>
        <translation>Eigene Kennzeichnungen</translation>
    </message>
    <message>
        <source>Then a letter for the kind</source>
        <translation>Danach ein Buchstabe für die Art</translation>
    </message>
    <message>
        <source>↓ and ↑ scroll. Any other key closes this.</source>
        <translation>↓ und ↑ blättern. Jede andere Taste schließt dies.</translation>
    </message>
</context>
<context>
    <name>LeftPanel</name>
    <message>
        <source>All done. Nothing is left here.</source>
        <translation>Alles erledigt. Hier ist nichts mehr offen.</translation>
    </message>
    <message>
        <source>All exhibits</source>
        <translation>Alle Beweisstücke</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Choose “Everyone’s” above to see what your colleagues have left.</source>
        <translation>Oben „Von allen“ wählen, um zu sehen, was die Kollegen noch offen haben.</translation>
    </message>
    <message>
        <source>Enter opens the first; F4 goes on to the next.</source>
        <translation>Enter öffnet das erste; F4 geht weiter zum nächsten.</translation>
    </message>
    <message>
        <source>Every exhibit is reviewed, and every passage is complete.</source>
        <translation>Jedes Beweisstück ist durchgesehen, und jede Textstelle ist vollständig.</translation>
    </message>
    <message>
        <source>Everyone’s</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>Left to do</source>
        <translation>Noch zu tun</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>Gelesene Seiten</translation>
    </message>
    <message>
        <source>This batch is finished. Choose another one above, or all exhibits.</source>
        <translation>Dieser Stapel ist fertig. Oben einen anderen oder alle Beweisstücke wählen.</translation>
    </message>
    <message>
        <source>What is left to do</source>
        <translation>Was noch zu tun ist</translation>
    </message>
    <message>
        <source>What there is to read and decide is counted here once exhibits are imported.</source>
        <translation>Was zu lesen und zu entscheiden ist, wird hier gezählt, sobald Beweisstücke importiert sind.</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Wessen Arbeit</translation>
    </message>
</context>
<context>
    <name>LeftRows</name>
    <message>
        <source>Exhibits that were begun and not marked reviewed (R)</source>
        <translation>Beweisstücke, die begonnen und nicht als durchgesehen markiert sind (R)</translation>
    </message>
    <message>
        <source>Exhibits that were not begun</source>
        <translation>Beweisstücke, die noch nicht begonnen sind</translation>
    </message>
    <message>
        <source>Passages in received text not compared with the page (T)</source>
        <translation>Textstellen in mitgeliefertem Text, der nicht mit der Seite verglichen ist (T)</translation>
    </message>
    <message>
        <source>Passages on which C would write down what is proposed</source>
        <translation>Textstellen, bei denen C einen Vorschlag festhalten würde</translation>
    </message>
    <message>
        <source>Passages that were changed after they were checked (Y)</source>
        <translation>Textstellen, die geändert wurden, nachdem sie geprüft waren (Y)</translation>
    </message>
    <message>
        <source>Passages to check after a new reading</source>
        <translation>Nach neuer Lesung zu prüfende Textstellen</translation>
    </message>
    <message>
        <source>Passages whose place has no page, line or number to cite</source>
        <translation>Textstellen ohne Seite, Zeile oder Nummer als Fundstelle</translation>
    </message>
    <message>
        <source>Passages with a tag of which a required field is empty</source>
        <translation>Textstellen mit einer Kennzeichnung, bei der ein Pflichtfeld leer ist</translation>
    </message>
    <message>
        <source>Passages without a tag</source>
        <translation>Textstellen ohne Kennzeichnung</translation>
    </message>
    <message>
        <source>What people said apart from each other: a person decides</source>
        <translation>Was getrennt voneinander verschieden gesagt wurde: Ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>counting… {done} of {all}</source>
        <translation>wird gezählt … {done} von {all}</translation>
    </message>
</context>
<context>
    <name>LeftWork</name>
    <message>
        <source>Nothing is left to do here.</source>
        <translation>Hier ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>{name}: nothing is left here.</source>
        <translation>{name}: hier ist nichts mehr offen.</translation>
    </message>
    <message>
        <source>{name}: {place} of {count}</source>
        <translation>{name}: {place} von {count}</translation>
    </message>
</context>
<context>
    <name>LimitChips</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>From {date}</source>
        <translation>Ab {date}</translation>
    </message>
    <message>
        <source>Not tagged yet</source>
        <translation>Noch nicht gekennzeichnet</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Gekennzeichnet</translation>
    </message>
    <message>
        <source>Take off the limit {limit}</source>
        <translation>Eingrenzung {limit} aufheben</translation>
    </message>
    <message>
        <source>To {date}</source>
        <translation>Bis {date}</translation>
    </message>
    <message>
        <source>Whole families</source>
        <translation>Ganze Familien</translation>
    </message>
</context>
<context>
    <name>LimitForm</name>
    <message>
        <source>2024, 2024-03 or 2024-03-11</source>
        <translation>2024, 2024-03 oder 2024-03-11</translation>
    </message>
    <message>
        <source>All hits</source>
        <translation>Alle Treffer</translation>
    </message>
    <message>
        <source>All witnesses</source>
        <translation>Alle Zeugen</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>Alle Wörter</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>Familien</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>In tagged passages</source>
        <translation>In gekennzeichneten Textstellen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Limit the search</source>
        <translation>Suche eingrenzen</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>Keine Eingrenzung</translation>
    </message>
    <message>
        <source>Not tagged yet</source>
        <translation>Noch nicht gekennzeichnet</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Show whole families</source>
        <translation>Ganze Familien zeigen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>Testimony</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge</translation>
    </message>
    <message>
        <source>Write a date as 2024, 2024-03 or 2024-03-11.</source>
        <translation>Ein Datum als 2024, 2024-03 oder 2024-03-11 schreiben.</translation>
    </message>
    <message>
        <source>{name}, a date such as 2024-03</source>
        <translation>{name}, ein Datum wie 2024-03</translation>
    </message>
</context>
<context>
    <name>LinkRows</name>
    <message>
        <source>Link with another passage  (L)</source>
        <translation>Mit anderer Textstelle verknüpfen  (L)</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Open {cite} beside</source>
        <translation>{cite} daneben öffnen</translation>
    </message>
    <message>
        <source>Take off the link with {cite}</source>
        <translation>Verknüpfung mit {cite} lösen</translation>
    </message>
    <message>
        <source>{kind}: {cite}. {quote}. {who}</source>
        <translation>{kind}: {cite}. {quote}. {who}</translation>
    </message>
</context>
<context>
    <name>LinkStrip</name>
    <message>
        <source>Link nothing (Esc)</source>
        <translation>Nichts verknüpfen (Esc)</translation>
    </message>
    <message>
        <source>Link two passages</source>
        <translation>Zwei Textstellen verknüpfen</translation>
    </message>
    <message>
        <source>Link {passage}</source>
        <translation>{passage} verknüpfen</translation>
    </message>
    <message>
        <source>Now the other passage: click it, step to it, or open it beside with Ctrl+Enter.</source>
        <translation>Nun die andere Textstelle: anklicken, hingehen oder mit Strg+Enter daneben öffnen.</translation>
    </message>
    <message>
        <source>with {passage}</source>
        <translation>mit {passage}</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Choose a passage, or step to the words, and press L to link them.</source>
        <translation>Eine Textstelle wählen oder zu den Wörtern gehen und L drücken, um sie zu verknüpfen.</translation>
    </message>
    <message>
        <source>Choose the other passage first, then press the letter.</source>
        <translation>Zuerst die andere Textstelle wählen, dann den Buchstaben drücken.</translation>
    </message>
    <message>
        <source>Linked: {kind}</source>
        <translation>Verknüpft: {kind}</translation>
    </message>
    <message>
        <source>No longer linked: {kind}</source>
        <translation>Verknüpfung gelöst: {kind}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>LoadProduction</name>
    <message>
        <source>Around fields</source>
        <translation>Um Felder</translation>
    </message>
    <message>
        <source>Attachments’ numbers</source>
        <translation>Nummern der Anhänge</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Bates from</source>
        <translation>Bates von</translation>
    </message>
    <message>
        <source>Bates to</source>
        <translation>Bates bis</translation>
    </message>
    <message>
        <source>Between fields</source>
        <translation>Zwischen Feldern</translation>
    </message>
    <message>
        <source>Character set</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Choose a load file or a list of images.</source>
        <translation>Eine Ladedatei oder eine Liste von Bildern wählen.</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Verwahrer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Dokumentnummer</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Family from</source>
        <translation>Familie von</translation>
    </message>
    <message>
        <source>Family range</source>
        <translation>Bereich der Familie</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Guessed from what stands in the field.</source>
        <translation>Erraten aus dem, was im Feld steht.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images, even where there is a native</source>
        <translation>Bilder, auch wo es ein Original gibt</translation>
    </message>
    <message>
        <source>Import as plain files…</source>
        <translation>Als einfache Dateien importieren …</translation>
    </message>
    <message>
        <source>Likely, from the name of the field.</source>
        <translation>Wahrscheinlich, nach dem Namen des Feldes.</translation>
    </message>
    <message>
        <source>Line break in a field</source>
        <translation>Zeilenumbruch im Feld</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load a production</source>
        <translation>Produktion laden</translation>
    </message>
    <message>
        <source>Load file</source>
        <translation>Ladedatei</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Number of pages</source>
        <translation>Anzahl der Seiten</translation>
    </message>
    <message>
        <source>Parent’s number</source>
        <translation>Nummer des Hauptstücks</translation>
    </message>
    <message>
        <source>Path of the image</source>
        <translation>Pfad des Bildes</translation>
    </message>
    <message>
        <source>Path of the native</source>
        <translation>Pfad des Originals</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Production or volume</source>
        <translation>Produktion oder Volume</translation>
    </message>
    <message>
        <source>SHA-1</source>
        <translation>SHA-1</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Text, or its path</source>
        <translation>Text oder sein Pfad</translation>
    </message>
    <message>
        <source>The first row names the fields</source>
        <translation>Die erste Zeile nennt die Felder</translation>
    </message>
    <message>
        <source>The first rows, and what each field means</source>
        <translation>Die ersten Zeilen, und was jedes Feld bedeutet</translation>
    </message>
    <message>
        <source>The list names {documents} documents with {pages} images.</source>
        <translation>Die Liste nennt {documents} Dokumente mit {pages} Bildern.</translation>
    </message>
    <message>
        <source>The name of the field says so.</source>
        <translation>Der Name des Feldes sagt es.</translation>
    </message>
    <message>
        <source>These are all {count} rows.</source>
        <translation>Dies sind alle {count} Zeilen.</translation>
    </message>
    <message>
        <source>These are the first {count} rows.</source>
        <translation>Dies sind die ersten {count} Zeilen.</translation>
    </message>
    <message>
        <source>Title or subject</source>
        <translation>Titel oder Betreff</translation>
    </message>
    <message>
        <source>What {field} means</source>
        <translation>Was {field} bedeutet</translation>
    </message>
    <message>
        <source>You said so.</source>
        <translation>Selbst angegeben.</translation>
    </message>
    <message>
        <source>kept, not used</source>
        <translation>behalten, nicht verwendet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>of rows that name none</source>
        <translation>für Zeilen ohne Angabe</translation>
    </message>
    <message>
        <source>{count} of its lines cannot be used.</source>
        <translation>Nicht zu verwendende Zeilen darin: {count}.</translation>
    </message>
    <message>
        <source>{count} of them are wrong and will be listed, not loaded.</source>
        <translation>Fehlerhaft und nur aufgelistet, nicht geladen: {count}.</translation>
    </message>
</context>
<context>
    <name>LoadRows</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>means</source>
        <translation>bedeutet</translation>
    </message>
</context>
<context>
    <name>LoadedFields</name>
    <message>
        <source>Fields of the load file</source>
        <translation>Felder der Ladedatei</translation>
    </message>
    <message>
        <source>Load file</source>
        <translation>Ladedatei</translation>
    </message>
    <message>
        <source>Row {row} of {name}</source>
        <translation>Zeile {row} von {name}</translation>
    </message>
</context>
<context>
    <name>LockMatter</name>
    <message>
        <source>Change passphrase</source>
        <translation>Kennwort ändern</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Das Kennwort ändern</translation>
    </message>
    <message>
        <source>It does not lock the exhibits’ own files and pages in the folder “objects”, here and in backups, nor backups and copies made before. On a solid-state disk traces of the unlocked file may remain. Keep the matter on a disk that is encrypted as a whole (BitLocker, FileVault, LUKS).</source>
        <translation>Nicht gesperrt sind die eigenen Dateien und Seiten der Beweisstücke im Ordner „objects“, hier und in Sicherungen, und frühere Sicherungen und Kopien. Auf einem Halbleiterlaufwerk können Spuren der ungesperrten Datei bleiben. Den Fall auf einem Laufwerk halten, das als Ganzes verschlüsselt ist (BitLocker, FileVault, LUKS).</translation>
    </message>
    <message>
        <source>It locks the review database with every tag, note and text, the search index, and the backups made from now on.</source>
        <translation>Gesperrt werden die Falldatenbank mit jeder Kennzeichnung, jeder Notiz und jedem Text, der Suchindex und die Sicherungen von nun an.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neues Kennwort</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neues Kennwort noch einmal</translation>
    </message>
    <message>
        <source>Nobody can open the matter without the passphrase. It is kept nowhere.</source>
        <translation>Ohne das Kennwort kann niemand den Fall öffnen. Es wird nirgends aufgehoben.</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Kennwort bisher</translation>
    </message>
    <message>
        <source>Passphrase of this matter</source>
        <translation>Kennwort dieses Falls</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>Ein Kennwort setzen</translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation>Kennwort setzen</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Take the passphrase away</source>
        <translation>Das Kennwort wegnehmen</translation>
    </message>
    <message>
        <source>The matter is being written anew. Please wait.</source>
        <translation>Der Fall wird neu geschrieben. Bitte warten.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type them again.</source>
        <translation>Die beiden Kennwörter sind nicht gleich. Noch einmal eingeben.</translation>
    </message>
    <message>
        <source>This is not the passphrase that the matter has now.</source>
        <translation>Dies ist nicht das Kennwort, das der Fall jetzt hat.</translation>
    </message>
    <message>
        <source>Type a passphrase.</source>
        <translation>Ein Kennwort eingeben.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>A copy is being saved. Wait until it is done.</source>
        <translation>Eine Kopie wird gespeichert. Warten, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Earlier backups are not</source>
        <translation>Frühere Sicherungen sind es nicht</translation>
    </message>
    <message>
        <source>Open a saved copy</source>
        <translation>Gespeicherte Kopie öffnen</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Review databases</source>
        <translation>Falldatenbanken</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Kopie wird gespeichert</translation>
    </message>
    <message>
        <source>The copy was saved and read back</source>
        <translation>Die Kopie ist gespeichert und gegengelesen</translation>
    </message>
    <message>
        <source>The matter has no passphrase any more</source>
        <translation>Der Fall hat kein Kennwort mehr</translation>
    </message>
    <message>
        <source>The matter is locked with the passphrase</source>
        <translation>Der Fall ist mit dem Kennwort gesperrt</translation>
    </message>
    <message>
        <source>The matter is locked; a copy from before an update beside it is not</source>
        <translation>Der Fall ist gesperrt; eine Kopie von vor einer Aktualisierung daneben ist es nicht</translation>
    </message>
</context>
<context>
    <name>LogColumns</name>
    <message>
        <source>All columns</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>Change the printed name (F2)</source>
        <translation>Gedruckten Namen ändern (F2)</translation>
    </message>
    <message>
        <source>Columns of the log</source>
        <translation>Spalten des Verzeichnisses</translation>
    </message>
    <message>
        <source>Do not print this column (Delete)</source>
        <translation>Diese Spalte nicht ausgeben (Entf)</translation>
    </message>
    <message>
        <source>Drag a row, or press Alt+↑ and Alt+↓, to put it elsewhere. F2 renames it.</source>
        <translation>Eine Zeile ziehen oder mit Alt+↑ und Alt+↓ verschieben. F2 benennt sie um.</translation>
    </message>
    <message>
        <source>Find a column…</source>
        <translation>Spalte suchen …</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>Nach unten (Alt+↓)</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>Nach oben (Alt+↑)</translation>
    </message>
    <message>
        <source>Name of the template, such as Court</source>
        <translation>Name der Vorlage, etwa Gericht</translation>
    </message>
    <message>
        <source>No column has these words</source>
        <translation>Keine Spalte enthält diese Wörter</translation>
    </message>
    <message>
        <source>One row a passage, its tags joined</source>
        <translation>Eine Zeile je Textstelle, Kennzeichnungen zusammengefasst</translation>
    </message>
    <message>
        <source>One row a tag</source>
        <translation>Eine Zeile je Kennzeichnung</translation>
    </message>
    <message>
        <source>Printed, in this order: {count}</source>
        <translation>Ausgegeben, in dieser Reihenfolge: {count}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this template</source>
        <translation>Diese Vorlage entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Save as: name of the template</source>
        <translation>Speichern als: Name der Vorlage</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>These changes are not saved. Press Esc or Cancel again to drop them.</source>
        <translation>Diese Änderungen sind nicht gespeichert. Noch einmal Esc oder Abbrechen drücken, um sie zu verwerfen.</translation>
    </message>
    <message>
        <source>This will be saved beside “{shown}”.</source>
        <translation>Dies wird neben „{shown}“ gespeichert.</translation>
    </message>
    <message>
        <source>{found} of {all} columns</source>
        <translation>{found} von {all} Spalten</translation>
    </message>
    <message>
        <source>{name} (built in, {count} columns)</source>
        <translation>{name} (fest, {count} Spalten)</translation>
    </message>
    <message>
        <source>{name} (saved, {count} columns)</source>
        <translation>{name} (gespeichert, {count} Spalten)</translation>
    </message>
    <message>
        <source>“{name}” is saved here and will be changed. Undo brings it back.</source>
        <translation>„{name}“ ist hier gespeichert und wird geändert. Rückgängig stellt den alten Stand wieder her.</translation>
    </message>
    <message>
        <source>“{name}” was removed. Undo brings it back.</source>
        <translation>„{name}“ wurde entfernt. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>“{shown}” is built in and stays as it is. Save your choice under a name.</source>
        <translation>„{shown}“ ist fest eingebaut und bleibt, wie sie ist. Die Auswahl unter einem eigenen Namen speichern.</translation>
    </message>
</context>
<context>
    <name>LogPreview</name>
    <message>
        <source>Click to put the rows in this order</source>
        <translation>Klicken, um die Zeilen so zu ordnen</translation>
    </message>
    <message>
        <source>Rows as they will be written</source>
        <translation>Zeilen, wie sie geschrieben werden</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Text at {percent} %</source>
        <translation>Text zu {percent} %</translation>
    </message>
    <message>
        <source>The language changes when Pincite is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Pincite.</translation>
    </message>
</context>
<context>
    <name>MailSection</name>
    <message>
        <source>All headers as they were sent</source>
        <translation>Alle Kopfzeilen, wie sie gesendet wurden</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Hide the headers</source>
        <translation>Kopfzeilen verbergen</translation>
    </message>
    <message>
        <source>In UTC: {time}</source>
        <translation>In UTC: {time}</translation>
    </message>
    <message>
        <source>In this matter: {time}</source>
        <translation>In diesem Fall: {time}</translation>
    </message>
    <message>
        <source>Not in the matter: {name}</source>
        <translation>Nicht im Fall: {name}</translation>
    </message>
    <message>
        <source>Other bytes, but the same people, time, words and attachments. All custodians: {names}</source>
        <translation>Andere Bytes, aber dieselben Personen, Zeiten, Worte und Anhänge. Alle Verwahrer: {names}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Sent: {time}</source>
        <translation>Gesendet: {time}</translation>
    </message>
    <message>
        <source>Show all headers</source>
        <translation>Alle Kopfzeilen zeigen</translation>
    </message>
    <message>
        <source>The file of this mail is not at hand.</source>
        <translation>Die Datei dieser E-Mail ist nicht zur Hand.</translation>
    </message>
    <message>
        <source>The same mail elsewhere</source>
        <translation>Dieselbe E-Mail an anderer Stelle</translation>
    </message>
    <message>
        <source>These are not all the same day.</source>
        <translation>Das ist nicht überall derselbe Tag.</translation>
    </message>
    <message>
        <source>{mail} (this one)</source>
        <translation>{mail} (diese)</translation>
    </message>
</context>
<context>
    <name>MailboxFolder</name>
    <message>
        <source>A folder that all of you reach: a share, a stick, a synchronized folder. Everyone’s Pincite puts hand-overs in and takes up those of the others, when the matter is opened and closed and every few minutes between.</source>
        <translation>Ein Ordner, den alle erreichen: eine Freigabe, ein Stick, ein synchronisierter Ordner. Jedes Pincite legt seine Übergaben hinein und nimmt die der anderen auf, wenn der Fall geöffnet und geschlossen wird und alle paar Minuten dazwischen.</translation>
    </message>
    <message>
        <source>All who share the folder use the same passphrase. It is kept for this sitting only, and nobody can restore it.</source>
        <translation>Alle, die den Ordner teilen, verwenden dasselbe Kennwort. Es wird nur für diese Sitzung behalten, und niemand kann es wiederherstellen.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Einen vorhandenen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the mailbox folder</source>
        <translation>Den Postfachordner wählen</translation>
    </message>
    <message>
        <source>Exchange nothing through this folder any more; what lies in it stays</source>
        <translation>Über diesen Ordner nichts mehr austauschen; was darin liegt, bleibt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Mailbox folder</source>
        <translation>Postfachordner</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Nicht mehr benutzen</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Diesen Ordner verwenden</translation>
    </message>
    <message>
        <source>With the files of the exhibits</source>
        <translation>Mit den Dateien der Beweisstücke</translation>
    </message>
</context>
<context>
    <name>Mailboxes</name>
    <message>
        <source>Exchanging with the mailbox</source>
        <translation>Austausch mit dem Postfachordner</translation>
    </message>
    <message>
        <source>The mailbox folder has a passphrase.</source>
        <translation>Der Postfachordner hat ein Kennwort.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Indexing {done} of {total}</source>
        <translation>Suchindex: {done} von {total}</translation>
    </message>
    <message>
        <source>Reviewer…</source>
        <translation>Bearbeiter …</translation>
    </message>
    <message>
        <source>Work on a copy here</source>
        <translation>Hier an einer Kopie arbeiten</translation>
    </message>
</context>
<context>
    <name>ManyActs</name>
    <message>
        <source> ({0} left as they were)</source>
        <translation> ({0} unverändert gelassen)</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 Textstelle</translation>
    </message>
    <message>
        <source>Confirmed what was proposed for {passages}</source>
        <translation>Vorschläge für {passages} bestätigt</translation>
    </message>
    <message>
        <source>Copied with citation</source>
        <translation>Mit Fundstelle kopiert</translation>
    </message>
    <message>
        <source>No tag has the key {0} yet.</source>
        <translation>Auf der Taste {0} liegt noch keine Kennzeichnung.</translation>
    </message>
    <message>
        <source>Put “{issue}” on {passages}</source>
        <translation>„{issue}“ für {passages} gesetzt</translation>
    </message>
    <message>
        <source>Tagged {passages} as {tag}</source>
        <translation>{passages} als {tag} gekennzeichnet</translation>
    </message>
    <message>
        <source>Took {tag} off {passages}</source>
        <translation>{tag} von {passages} entfernt</translation>
    </message>
    <message>
        <source>Took “{issue}” off {passages}</source>
        <translation>„{issue}“ von {passages} entfernt</translation>
    </message>
    <message>
        <source>Withdrew {passages}</source>
        <translation>{passages} zurückgezogen</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} Textstellen</translation>
    </message>
    <message>
        <source>{0} passages copied as a table</source>
        <translation>{0} Textstellen als Tabelle kopiert</translation>
    </message>
    <message>
        <source>{name} is the declarant of {passages}</source>
        <translation>{name} ist Erklärender von {passages}</translation>
    </message>
    <message>
        <source>{passages} possibly privileged: left out of the log unless asked for</source>
        <translation>{passages} möglicherweise geschützt: bleiben aus dem Verzeichnis heraus, außer auf Wunsch</translation>
    </message>
</context>
<context>
    <name>ManyBar</name>
    <message>
        <source>Add “{0}”</source>
        <translation>„{0}“ hinzufügen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm as attorney</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Confirm what is proposed</source>
        <translation>Vorschläge bestätigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Declarant…</source>
        <translation>Erklärender …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Find or add an issue</source>
        <translation>Streitpunkt suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Issues…</source>
        <translation>Streitpunkte …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Possibly privileged</source>
        <translation>Möglicherweise geschützt</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Second level</source>
        <translation>Zweite Ebene</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take “{0}”</source>
        <translation>„{0}“ nehmen</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>Was ausgewählt ist</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Wer es gesagt hat</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
</context>
<context>
    <name>MatterDetails</name>
    <message>
        <source>As a brief prints it</source>
        <translation>Wie im Schriftsatz gedruckt</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Rubrum</translation>
    </message>
    <message>
        <source>Caption, parties and people</source>
        <translation>Rubrum, Parteien und Personen</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Gericht</translation>
    </message>
    <message>
        <source>Docket no.</source>
        <translation>Aktenzeichen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Short name of the case</source>
        <translation>Kurzname des Falls</translation>
    </message>
    <message>
        <source>Sides decide against whom a statement can be used. Separate several names by a semicolon.</source>
        <translation>Die Seite entscheidet, gegen wen eine Erklärung verwendet werden kann. Mehrere Namen durch Semikolon trennen.</translation>
    </message>
    <message>
        <source>Such as America/New_York</source>
        <translation>Etwa America/New_York</translation>
    </message>
    <message>
        <source>Time zone of mails</source>
        <translation>Zeitzone der E-Mails</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>Batch: {0}</source>
        <translation>Stapel: {0}</translation>
    </message>
    <message>
        <source>By: {0}</source>
        <translation>Von: {0}</translation>
    </message>
    <message>
        <source>Dated: {0}</source>
        <translation>Datiert: {0}</translation>
    </message>
    <message>
        <source>Issue: {0}</source>
        <translation>Streitpunkt: {0}</translation>
    </message>
    <message>
        <source>Witness: {0}</source>
        <translation>Zeuge: {0}</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>someone not named here</source>
        <translation>jemand, der hier nicht genannt ist</translation>
    </message>
</context>
<context>
    <name>NewMatter</name>
    <message>
        <source>As a brief prints it; may be left for later</source>
        <translation>Wie im Schriftsatz gedruckt; kann später folgen</translation>
    </message>
    <message>
        <source>Begin your numbers, such as KL-0001</source>
        <translation>Anfang der eigenen Nummern, etwa KL-0001</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Rubrum</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Gericht</translation>
    </message>
    <message>
        <source>Docket no.</source>
        <translation>Aktenzeichen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Give the matter a title, such as the short name of the case.</source>
        <translation>Dem Fall einen Titel geben, etwa seinen Kurznamen.</translation>
    </message>
    <message>
        <source>Give your name: it stands beside every decision you make.</source>
        <translation>Den eigenen Namen angeben: Er steht neben jeder Entscheidung.</translation>
    </message>
    <message>
        <source>Make the matter</source>
        <translation>Fall anlegen</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Short name of the case, such as Lee v. Orton</source>
        <translation>Kurzname des Falls, etwa Lee ./. Orton</translation>
    </message>
    <message>
        <source>Stands beside every decision of yours</source>
        <translation>Steht neben jeder eigenen Entscheidung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Where the matter shall lie</source>
        <translation>Wo der Fall liegen soll</translation>
    </message>
    <message>
        <source>Which side a party stands on decides against whom a statement can be used. Separate several names of a person by a semicolon. All of it can be added later, too.</source>
        <translation>Auf welcher Seite eine Partei steht, entscheidet, gegen wen eine Erklärung verwendet werden kann. Mehrere Namen einer Person durch Semikolon trennen. Alles lässt sich auch später ergänzen.</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation>Eigene Initialen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Kennwort noch einmal</translation>
    </message>
    <message>
        <source>Protect with a passphrase</source>
        <translation>Mit einem Kennwort schützen</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Type them again.</source>
        <translation>Die beiden Kennwörter sind nicht gleich. Noch einmal eingeben.</translation>
    </message>
    <message>
        <source>Type the passphrase, or take the tick away.</source>
        <translation>Das Kennwort eingeben oder den Haken wegnehmen.</translation>
    </message>
</context>
<context>
    <name>NewTag</name>
    <message>
        <source>Add the tag</source>
        <translation>Kennzeichnung hinzufügen</translation>
    </message>
    <message>
        <source>Added the tag {name}</source>
        <translation>Kennzeichnung {name} hinzugefügt</translation>
    </message>
    <message>
        <source>All keys are taken: it is set from the panel at the right.</source>
        <translation>Alle Tasten sind vergeben: Sie wird im Bereich rechts gesetzt.</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Its key will be {key}.</source>
        <translation>Ihre Taste wird {key}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neue Kennzeichnung</translation>
    </message>
    <message>
        <source>Such as Notice or Key date</source>
        <translation>Etwa Kenntnis oder Stichtag</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Notiz schreiben …</translation>
    </message>
    <message>
        <source>{0}, {1}: {2}</source>
        <translation>{0}, {1}: {2}</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Also words spelt a little differently</source>
        <translation>Auch ähnliche Wörter</translation>
    </message>
    <message>
        <source>Search without limits</source>
        <translation>Ohne Eingrenzung suchen</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>All Bates numbers fit.</source>
        <translation>Alle Bates-Nummern passen.</translation>
    </message>
    <message>
        <source>Bates from</source>
        <translation>Bates von</translation>
    </message>
    <message>
        <source>Bates to</source>
        <translation>Bates bis</translation>
    </message>
    <message>
        <source>Confirm the selected</source>
        <translation>Ausgewählte bestätigen</translation>
    </message>
    <message>
        <source>Control no.</source>
        <translation>Kontrollnr.</translation>
    </message>
    <message>
        <source>Does not agree with its pages: {begin} to {end}</source>
        <translation>Stimmt nicht mit den Seiten überein: {begin} bis {end}</translation>
    </message>
    <message>
        <source>Exhibits and their numbers</source>
        <translation>Beweisstücke und ihre Nummern</translation>
    </message>
    <message>
        <source>First Bates number</source>
        <translation>Erste Bates-Nummer</translation>
    </message>
    <message>
        <source>First Bates number of the selected exhibits, such as ABC0001234</source>
        <translation>Erste Bates-Nummer, etwa ABC0001234</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Marked no.</source>
        <translation>Anlagennr.</translation>
    </message>
    <message>
        <source>Met twice: {begin} to {end}</source>
        <translation>Doppelt angetroffen: {begin} bis {end}</translation>
    </message>
    <message>
        <source>Missing: {begin} to {end}</source>
        <translation>Fehlt: {begin} bis {end}</translation>
    </message>
    <message>
        <source>Number the selected</source>
        <translation>Ausgewählte nummerieren</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>Save marked numbers</source>
        <translation>Anlagennummern speichern</translation>
    </message>
    <message>
        <source>Select the exhibits in the list first.</source>
        <translation>Zuerst die Beweisstücke in der Liste auswählen.</translation>
    </message>
    <message>
        <source>The Bates numbers read from stamps or file names are right</source>
        <translation>Die aus Stempeln oder Dateinamen gelesenen Bates-Nummern stimmen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Type marked numbers into the list, as on the sticker: PX-14. Control numbers are ours and never change.</source>
        <translation>Anlagennummern in die Liste eingeben, wie auf dem Aufkleber: PX-14. Kontrollnummern sind die eigenen und ändern sich nie.</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>Was nicht zusammenpasst</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>read, unconfirmed</source>
        <translation>gelesen, unbestätigt</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>{label}: no page has words, so nothing on it can be found or tagged.</source>
        <translation>{label}: Keine Seite enthält Wörter, also lässt sich darauf nichts finden oder kennzeichnen.</translation>
    </message>
</context>
<context>
    <name>OpenLocked</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Das Kennwort eingeben.</translation>
    </message>
    <message>
        <source>“{name}” is locked with a passphrase, or it is no matter of Pincite. The passphrase is not kept; it is asked for at each opening.</source>
        <translation>„{name}“ ist mit einem Kennwort gesperrt oder kein Fall von Pincite. Das Kennwort wird nicht aufgehoben; nach ihm wird bei jedem Öffnen gefragt.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>A reviewer not named here</source>
        <translation>Ein Bearbeiter, der hier nicht genannt ist</translation>
    </message>
    <message>
        <source>Back to the page</source>
        <translation>Zurück zur Seite</translation>
    </message>
    <message>
        <source>By date of the exhibit</source>
        <translation>Nach Datum des Beweisstücks</translation>
    </message>
    <message>
        <source>Every passage you tag is counted here: press 1, 2 or 3 on a page.</source>
        <translation>Jede gekennzeichnete Textstelle wird hier gezählt: auf einer Seite 1, 2 oder 3 drücken.</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Passages by issue</source>
        <translation>Textstellen nach Streitpunkt</translation>
    </message>
    <message>
        <source>Passages by reviewer</source>
        <translation>Textstellen nach Bearbeiter</translation>
    </message>
    <message>
        <source>Passages by status</source>
        <translation>Textstellen nach Stand</translation>
    </message>
    <message>
        <source>Passages by tag</source>
        <translation>Textstellen nach Kennzeichnung</translation>
    </message>
    <message>
        <source>Passages by witness</source>
        <translation>Textstellen nach Zeuge</translation>
    </message>
    <message>
        <source>Quick marks, no tag yet</source>
        <translation>Schnellmarkierungen, noch ohne Kennzeichnung</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Zeugen</translation>
    </message>
    <message>
        <source>{count} passages stand on exhibits without a date.</source>
        <translation>{count} Textstellen stehen auf Beweisstücken ohne Datum.</translation>
    </message>
    <message>
        <source>{exhibits} exhibits, {reviewed} reviewed by you · {read} of {pages} pages read by you · {passages} passages</source>
        <translation>{exhibits} Beweisstücke, davon {reviewed} selbst durchgesehen · {read} von {pages} Seiten selbst gelesen · {passages} Textstellen</translation>
    </message>
</context>
<context>
    <name>OwnTags</name>
    <message>
        <source>Built in</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Built-in tags stay as they are</source>
        <translation>Feste Kennzeichnungen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Color of {0}</source>
        <translation>Farbe von {0}</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>Kennzeichnung suchen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Zusammenführen mit …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neue Kennzeichnung</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Split off selected</source>
        <translation>Ausgewählte abspalten</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>Tags of the matter</source>
        <translation>Kennzeichnungen des Falls</translation>
    </message>
    <message>
        <source>{0} of the passages selected in the table carry this tag</source>
        <translation>{0} der in der Tabelle ausgewählten Textstellen tragen diese Kennzeichnung</translation>
    </message>
    <message>
        <source>{0}, part</source>
        <translation>{0}, Teil</translation>
    </message>
    <message>
        <source>{count} answers could not move, such as {field} “{value}”: {reason} Undo brings them back.</source>
        <translation>{count} Angaben konnten nicht mit, etwa {field} „{value}“: {reason} Rückgängig bringt sie zurück.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Exhibit page</source>
        <translation>Seite des Beweisstücks</translation>
    </message>
    <message>
        <source>No exhibit is open. Choose one in the list and press Enter, or find it by name with Ctrl+K. Ctrl+I imports more.</source>
        <translation>Kein Beweisstück ist geöffnet. Eines in der Liste wählen und Enter drücken oder mit Strg+K nach dem Namen suchen. Strg+I importiert weitere.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Beweisstücke</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Search all exhibits for “{words}”</source>
        <translation>Alle Beweisstücke nach „{words}“ durchsuchen</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was zu suchen ist</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Words in the exhibits</source>
        <translation>Wörter in den Beweisstücken</translation>
    </message>
    <message>
        <source>Words, a name, a number, a cite such as Tarrowby Dep. 6:2-6, or a command</source>
        <translation>Wörter, ein Name, eine Nummer, eine Fundstelle wie Tarrowby Dep. 6:2-6 oder ein Befehl</translation>
    </message>
</context>
<context>
    <name>PartyTable</name>
    <message>
        <source>Adverse</source>
        <translation>Gegnerisch</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Unsere</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parteien</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>PassageCards</name>
    <message>
        <source>Passages in this exhibit</source>
        <translation>Textstellen in diesem Beweisstück</translation>
    </message>
</context>
<context>
    <name>PassagePage</name>
    <message>
        <source>A.  {0}</source>
        <translation>A.  {0}</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Kennzeichnung hinzufügen</translation>
    </message>
    <message>
        <source>Bates number of the page</source>
        <translation>Bates-Nummer der Seite</translation>
    </message>
    <message>
        <source>Confirm 1 proposal  (C)</source>
        <translation>1 Vorschlag bestätigen  (C)</translation>
    </message>
    <message>
        <source>Confirm all that is proposed</source>
        <translation>Alle Vorschläge bestätigen</translation>
    </message>
    <message>
        <source>Confirm all {0} proposals  (C)</source>
        <translation>Alle {0} Vorschläge bestätigen  (C)</translation>
    </message>
    <message>
        <source>Corrected against the page. Received as: {0}</source>
        <translation>Nach der Seite berichtigt. Mitgeliefert als: {0}</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>Marked in the file</source>
        <translation>In der Datei markiert</translation>
    </message>
    <message>
        <source>Marked in the file ({1}) {2}</source>
        <translation>In der Datei markiert ({1}) {2}</translation>
    </message>
    <message>
        <source>Marked in the file by {0} ({1}) {2}</source>
        <translation>In der Datei markiert von {0} ({1}) {2}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Picture of these lines on the page</source>
        <translation>Bild dieser Zeilen auf der Seite</translation>
    </message>
    <message>
        <source>Pin cite</source>
        <translation>Genaue Fundstelle</translation>
    </message>
    <message>
        <source>Possibly privileged  (P)</source>
        <translation>Möglicherweise geschützt  (P)</translation>
    </message>
    <message>
        <source>Q.  {0}</source>
        <translation>Q.  {0}</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Reads as the page does</source>
        <translation>Lautet wie die Seite</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>Take off the tag {0}</source>
        <translation>Kennzeichnung {0} entfernen</translation>
    </message>
    <message>
        <source>These words were not received with a picture: there is nothing to compare.</source>
        <translation>Diese Wörter wurden nicht mit einem Bild geliefert: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>{0}  {1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0} · {1} · {2}</source>
        <translation>{0} · {1} · {2}</translation>
    </message>
</context>
<context>
    <name>PassageTable</name>
    <message>
        <source>Added</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>Fundstelle</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Beweisstück</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>No passage fits this filter.</source>
        <translation>Keine Textstelle passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Passages you tag appear here, each with its pin cite. On a page, press ↓ until a question and its answer stand in a frame, then 1 Admission, 2 Denial or 3 Quantity.</source>
        <translation>Hier erscheinen gekennzeichnete Textstellen, jede mit genauer Fundstelle. Auf einer Seite ↓ drücken, bis eine Frage und ihre Antwort im Rahmen stehen, dann 1 Zugeständnis, 2 Bestreiten oder 3 Mengenangabe.</translation>
    </message>
    <message>
        <source>Show all passages</source>
        <translation>Alle Textstellen zeigen</translation>
    </message>
    <message>
        <source>Show on the page</source>
        <translation>Auf der Seite zeigen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Table of passages</source>
        <translation>Tabelle der Textstellen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} · {1} rejected hidden</source>
        <translation>{0} · {1} verworfene verborgen</translation>
    </message>
    <message>
        <source>{0}, changed</source>
        <translation>{0}, geändert</translation>
    </message>
    <message>
        <source>{status}: {name}, {role}, {when}</source>
        <translation>{status}: {name}, {role}, {when}</translation>
    </message>
</context>
<context>
    <name>Passwords</name>
    <message>
        <source>Locked files</source>
        <translation>Gesperrte Dateien</translation>
    </message>
    <message>
        <source>Passwords, one a line</source>
        <translation>Kennwörter, eines je Zeile</translation>
    </message>
    <message>
        <source>These files are protected by a password and were not taken in. Type the passwords, one a line: each is tried on each file, and none is kept.</source>
        <translation>Diese Dateien sind durch ein Kennwort geschützt und wurden nicht aufgenommen. Die Kennwörter eingeben, eines je Zeile: Jedes wird an jeder Datei versucht, und keines wird behalten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Type at least one password.</source>
        <translation>Mindestens ein Kennwort eingeben.</translation>
    </message>
</context>
<context>
    <name>PersonTable</name>
    <message>
        <source>Also called, e-mail</source>
        <translation>Auch genannt, E-Mail</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Partei</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>PrintErrands</name>
    <message>
        <source>; {count} possibly privileged left out</source>
        <translation>; {count} möglicherweise geschützte weggelassen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Printed 1 page</source>
        <translation>1 Seite gedruckt</translation>
    </message>
    <message>
        <source>Printed {count} pages</source>
        <translation>{count} Seiten gedruckt</translation>
    </message>
    <message>
        <source>Printing page {done} of {total}</source>
        <translation>Druck: Seite {done} von {total}</translation>
    </message>
    <message>
        <source>Setting pages</source>
        <translation>Seiten werden gesetzt</translation>
    </message>
    <message>
        <source>There is no such page. Write pages as 1-3, 7.</source>
        <translation>Diese Seite gibt es nicht. Seiten als 1-3, 7 schreiben.</translation>
    </message>
    <message>
        <source>Where it shall lie</source>
        <translation>Wo es liegen soll</translation>
    </message>
    <message>
        <source>Wrote 1 passage</source>
        <translation>1 Textstelle geschrieben</translation>
    </message>
    <message>
        <source>Wrote {count} passages</source>
        <translation>{count} Textstellen geschrieben</translation>
    </message>
</context>
<context>
    <name>PrintPaper</name>
    <message>
        <source>1-3, 7</source>
        <translation>1-3, 7</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>All pages ({count})</source>
        <translation>Alle Seiten ({count})</translation>
    </message>
    <message>
        <source>All passages</source>
        <translation>Alle Textstellen</translation>
    </message>
    <message>
        <source>As the table is filtered</source>
        <translation>Wie die Tabelle gefiltert ist</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Beweisstück</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>Include rejected passages</source>
        <translation>Verworfene Textstellen aufnehmen</translation>
    </message>
    <message>
        <source>Include what may be privileged</source>
        <translation>Auch möglicherweise Geschütztes</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Streitpunkt</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Page {number} of the preview</source>
        <translation>Seite {number} der Vorschau</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages of {label}, with their passages marked</source>
        <translation>Seiten von {label}, mit markierten Textstellen</translation>
    </message>
    <message>
        <source>Pages with passages ({count})</source>
        <translation>Seiten mit Textstellen ({count})</translation>
    </message>
    <message>
        <source>Pages, such as 1-3, 7</source>
        <translation>Seiten, etwa 1-3, 7</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Passages, as pages for counsel</source>
        <translation>Textstellen, als Seiten für den Anwalt</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Print notes (work product)</source>
        <translation>Notizen drucken (Arbeitsunterlage)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save as Word…</source>
        <translation>Als Word speichern …</translation>
    </message>
    <message>
        <source>Size of the paper</source>
        <translation>Papierformat</translation>
    </message>
    <message>
        <source>Some pages</source>
        <translation>Einzelne Seiten</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>The {count} chosen</source>
        <translation>Die {count} ausgewählten</translation>
    </message>
    <message>
        <source>This page ({page})</source>
        <translation>Diese Seite ({page})</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge</translation>
    </message>
    <message>
        <source>Words above every page</source>
        <translation>Wörter über jeder Seite</translation>
    </message>
</context>
<context>
    <name>PrintRun</name>
    <message>
        <source>The printer or the file cannot be written to.</source>
        <translation>Auf den Drucker oder in die Datei kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Destroy for good</source>
        <translation>Endgültig vernichten</translation>
    </message>
    <message>
        <source>Destroy {number}</source>
        <translation>{number} vernichten</translation>
    </message>
    <message>
        <source>Its file, its words, its passages and all that was said of them are deleted here, in backups and mailboxes, and with colleagues once they take in your work. What remains is that it was, who did what with it, and why it went. This cannot be undone, not even from a backup.</source>
        <translation>Die Datei, die Wörter, die Textstellen und alles, was über sie gesagt wurde, werden gelöscht: hier, in Sicherungen und Postfachordnern, und bei Kollegen, sobald sie diese Arbeit übernehmen. Es bleibt, dass es da war, wer was damit getan hat und warum es ging. Das lässt sich nicht rückgängig machen, auch nicht aus einer Sicherung.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why: it is all that remains to be read.</source>
        <translation>Sagen, warum: Mehr bleibt davon nicht zu lesen.</translation>
    </message>
    <message>
        <source>Type its number</source>
        <translation>Die Nummer eingeben</translation>
    </message>
    <message>
        <source>Type {number} to destroy it.</source>
        <translation>{number} eingeben, um es zu vernichten.</translation>
    </message>
    <message>
        <source>Where it was and is</source>
        <translation>Wo es war und ist</translation>
    </message>
</context>
<context>
    <name>QueryField</name>
    <message>
        <source>Search all exhibits</source>
        <translation>Alle Beweisstücke durchsuchen</translation>
    </message>
    <message>
        <source>Words, w/5, "phrase", wild*…</source>
        <translation>Wörter, w/5, "Wortfolge", Wort* …</translation>
    </message>
</context>
<context>
    <name>ReadingLimits</name>
    <message>
        <source> megabytes</source>
        <translation> Megabyte</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>A file that makes no progress for so long, or needs more memory, is given up, so that it holds nothing else up. Give large files more.</source>
        <translation>Eine Datei, die so lange nicht vorankommt oder mehr Speicher braucht, wird aufgegeben, damit sie nichts anderes aufhält. Großen Dateien mehr geben.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The usual limits</source>
        <translation>Übliche Grenzen</translation>
    </message>
    <message>
        <source>Time and memory for a file</source>
        <translation>Zeit und Speicher für eine Datei</translation>
    </message>
    <message>
        <source>Without progress</source>
        <translation>Ohne Fortschritt</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Close the page in words</source>
        <translation>Seite in Worten schließen</translation>
    </message>
    <message>
        <source>The page in words</source>
        <translation>Die Seite in Worten</translation>
    </message>
    <message>
        <source>The page in words: {page}</source>
        <translation>Die Seite in Worten: {page}</translation>
    </message>
</context>
<context>
    <name>ReadingStrip</name>
    <message>
        <source>1 passage is to be checked: its words read differently now</source>
        <translation>1 Textstelle ist zu prüfen: Ihre Wörter lauten jetzt anders</translation>
    </message>
    <message>
        <source>Check the passages after a new reading</source>
        <translation>Textstellen nach neuer Lesung prüfen</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>Prüfen …</translation>
    </message>
    <message>
        <source>{count} passages are to be checked: their words read differently now</source>
        <translation>{count} Textstellen sind zu prüfen: Ihre Wörter lauten jetzt anders</translation>
    </message>
</context>
<context>
    <name>ReadingsSection</name>
    <message>
        <source>Another character set…</source>
        <translation>Anderer Zeichensatz …</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>Wie importiert</translation>
    </message>
    <message>
        <source>Character set {value}</source>
        <translation>Zeichensatz {value}</translation>
    </message>
    <message>
        <source>First page {value}</source>
        <translation>Erste Seite {value}</translation>
    </message>
    <message>
        <source>Lines by their place</source>
        <translation>Zeilen nach ihrer Lage</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read again in another character set…</source>
        <translation>Mit anderem Zeichensatz neu lesen …</translation>
    </message>
    <message>
        <source>Read as {name}</source>
        <translation>Gelesen als {name}</translation>
    </message>
    <message>
        <source>Read as {name}, which was guessed: check names and quotation marks</source>
        <translation>Gelesen als {name}, was geraten ist: Namen und Anführungszeichen prüfen</translation>
    </message>
    <message>
        <source>Read the lines by their place on the page</source>
        <translation>Zeilen nach ihrer Lage auf der Seite lesen</translation>
    </message>
    <message>
        <source>Read the lines in their usual order</source>
        <translation>Zeilen in ihrer üblichen Reihenfolge lesen</translation>
    </message>
    <message>
        <source>Readings of this exhibit</source>
        <translation>Lesungen dieses Beweisstücks</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the full page</source>
        <translation>Ganze Seite zeigen</translation>
    </message>
    <message>
        <source>Show the main text</source>
        <translation>Haupttext zeigen</translation>
    </message>
    <message>
        <source>Show this reading: {what}</source>
        <translation>Diese Lesung zeigen: {what}</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Testimony corrected</source>
        <translation>Aussage berichtigt</translation>
    </message>
    <message>
        <source>Text recognised ({value})</source>
        <translation>Text erkannt ({value})</translation>
    </message>
    <message>
        <source>The full page</source>
        <translation>Die ganze Seite</translation>
    </message>
    <message>
        <source>{value} lines a page</source>
        <translation>{value} Zeilen je Seite</translation>
    </message>
</context>
<context>
    <name>Ready</name>
    <message>
        <source>, 30(b)(6) designee</source>
        <translation>, Benannter nach 30(b)(6)</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Ein Kollege</translation>
    </message>
    <message>
        <source>Author unknown</source>
        <translation>Verfasser unbekannt</translation>
    </message>
    <message>
        <source>Colloquy, no testimony</source>
        <translation>Wortwechsel, keine Aussage</translation>
    </message>
    <message>
        <source>Counsel’s words: no testimony</source>
        <translation>Worte des Anwalts: keine Aussage</translation>
    </message>
    <message>
        <source>Declarant unknown</source>
        <translation>Erklärender unbekannt</translation>
    </message>
    <message>
        <source>Errata to {page}:{line}</source>
        <translation>Berichtigung zu {page}:{line}</translation>
    </message>
    <message>
        <source>Errata to {page}:{line}, in {exhibit}</source>
        <translation>Berichtigung zu {page}:{line}, in {exhibit}</translation>
    </message>
    <message>
        <source>Errata to {page}:{line}, sheet on page {sheet}</source>
        <translation>Berichtigung zu {page}:{line}, Blatt auf Seite {sheet}</translation>
    </message>
    <message>
        <source>Forwarded text of {author}: declarant left open</source>
        <translation>Weitergeleiteter Text von {author}: Erklärender bleibt offen</translation>
    </message>
    <message>
        <source>No testimony</source>
        <translation>Keine Aussage</translation>
    </message>
    <message>
        <source>Possibly privileged</source>
        <translation>Möglicherweise geschützt</translation>
    </message>
    <message>
        <source>Privileged</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>Quoted text of {author}: declarant left open</source>
        <translation>Zitierter Text von {author}: Erklärender bleibt offen</translation>
    </message>
    <message>
        <source>Reads as a quantity: {amount}</source>
        <translation>Liest sich als Mengenangabe: {amount}</translation>
    </message>
    <message>
        <source>Received text, unchecked</source>
        <translation>Mitgelieferter Text, ungeprüft</translation>
    </message>
    <message>
        <source>Recognised text, unchecked</source>
        <translation>Erkannter Text, ungeprüft</translation>
    </message>
    <message>
        <source>Reviewers differ</source>
        <translation>Bearbeiter uneins</translation>
    </message>
    <message>
        <source>Rough draft</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>Witness unknown</source>
        <translation>Zeuge unbekannt</translation>
    </message>
    <message>
        <source>Words read aloud: declarant left open</source>
        <translation>Vorgelesene Wörter: Erklärender bleibt offen</translation>
    </message>
    <message>
        <source>against whom: open</source>
        <translation>gegen wen: offen</translation>
    </message>
    <message>
        <source>against {party}</source>
        <translation>gegen {party}</translation>
    </message>
    <message>
        <source>examined by {name}</source>
        <translation>befragt von {name}</translation>
    </message>
    <message>
        <source>kind open</source>
        <translation>Art offen</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>our side</source>
        <translation>unsere Seite</translation>
    </message>
    <message>
        <source>per {0}</source>
        <translation>je {0}</translation>
    </message>
    <message>
        <source>proposed {0}</source>
        <translation>Vorschlag {0}</translation>
    </message>
    <message>
        <source>proposed {kind} ({reason})</source>
        <translation>Vorschlag {kind} ({reason})</translation>
    </message>
    <message>
        <source>someone unknown</source>
        <translation>jemand Unbekanntes</translation>
    </message>
    <message>
        <source>{who}: marked</source>
        <translation>{who}: markiert</translation>
    </message>
</context>
<context>
    <name>Rearranging</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Done: {act}</source>
        <translation>Erledigt: {act}</translation>
    </message>
    <message>
        <source>Took back: {act}</source>
        <translation>Zurückgenommen: {act}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>{title} öffnen</translation>
    </message>
</context>
<context>
    <name>Recognise</name>
    <message>
        <source>English (eng)</source>
        <translation>Englisch (eng)</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Other languages: put Tesseract’s file, such as deu.traineddata, into {folder}</source>
        <translation>Andere Sprachen: die Datei von Tesseract, etwa deu.traineddata, ablegen in {folder}</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Recognise text</source>
        <translation>Text erkennen</translation>
    </message>
    <message>
        <source>This takes about {minutes} min. You can go on reading meanwhile.</source>
        <translation>Dies dauert etwa {minutes} min. Währenddessen lässt sich weiterlesen.</translation>
    </message>
    <message>
        <source>Tick at least one language.</source>
        <translation>Mindestens eine Sprache ankreuzen.</translation>
    </message>
    <message>
        <source>{count} exhibits with {pages} pages without text.</source>
        <translation>{count} Beweisstücke mit {pages} Seiten ohne Text.</translation>
    </message>
    <message>
        <source>{label}: {pages} pages without text.</source>
        <translation>{label}: {pages} Seiten ohne Text.</translation>
    </message>
</context>
<context>
    <name>Recognising</name>
    <message>
        <source>Recognising page {done} of {total}</source>
        <translation>Text wird erkannt: Seite {done} von {total}</translation>
    </message>
</context>
<context>
    <name>RejectDialog</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Say why it is rejected: whoever tagged it will ask.</source>
        <translation>Sagen, warum verworfen wird: Wer gekennzeichnet hat, wird fragen.</translation>
    </message>
    <message>
        <source>Such as: counsel’s words, not testimony</source>
        <translation>Etwa: Worte des Anwalts, keine Aussage</translation>
    </message>
    <message>
        <source>{what} stays in the matter and in its history. Tables, logs and papers leave it out; a filter shows it again.</source>
        <translation>{what} bleibt im Fall und in seinem Verlauf. Tabellen, Verzeichnisse und Papiere lassen sie weg; ein Filter zeigt sie wieder.</translation>
    </message>
</context>
<context>
    <name>RestoreBackup</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups in</source>
        <translation>Sicherungen in</translation>
    </message>
    <message>
        <source>Choose a backup and a new folder.</source>
        <translation>Eine Sicherung und einen neuen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose a backup by its date. It becomes a matter in a new folder; nothing else is touched.</source>
        <translation>Eine Sicherung nach ihrem Datum wählen. Sie wird ein Fall in einem neuen Ordner; sonst wird nichts angerührt.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore to</source>
        <translation>Wiederherstellen in</translation>
    </message>
    <message>
        <source>The folder that backups were written to</source>
        <translation>Der Ordner, in den gesichert wurde</translation>
    </message>
    <message>
        <source>There is no backup in this folder.</source>
        <translation>In diesem Ordner liegt keine Sicherung.</translation>
    </message>
    <message>
        <source>Where the backups lie</source>
        <translation>Wo die Sicherungen liegen</translation>
    </message>
    <message>
        <source>Where the matter shall lie</source>
        <translation>Wo der Fall liegen soll</translation>
    </message>
</context>
<context>
    <name>ReviewerDialog</name>
    <message>
        <source>Give your name and your initials, such as Kim Lee and KL.</source>
        <translation>Namen und Initialen angeben, etwa Kim Lee und KL.</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initialen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Role in this matter</source>
        <translation>Rolle in diesem Fall</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Das bin ich</translation>
    </message>
    <message>
        <source>Your name stands beside every decision you make, your initials before your numbers.</source>
        <translation>Der Name steht neben jeder Entscheidung, die Initialen stehen vor den eigenen Nummern.</translation>
    </message>
    <message>
        <source>Your role goes into everything you do from now on. It is said, not proven: anyone at this computer can choose it.</source>
        <translation>Die Rolle geht von nun an in jeden eigenen Vorgang ein. Sie ist gesagt, nicht bewiesen: Jeder an diesem Computer kann sie wählen.</translation>
    </message>
    <message>
        <source>also confirms</source>
        <translation>bestätigt auch</translation>
    </message>
    <message>
        <source>checks and rejects</source>
        <translation>prüft und verwirft</translation>
    </message>
    <message>
        <source>tags and reviews</source>
        <translation>kennzeichnet und sieht durch</translation>
    </message>
    <message>
        <source>{role}: {what}</source>
        <translation>{role}: {what}</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>; nothing in this batch is unread</source>
        <translation>; in diesem Stapel ist nichts mehr ungelesen</translation>
    </message>
    <message>
        <source>; nothing is unread</source>
        <translation>; nichts ist mehr ungelesen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{label} is reviewed</source>
        <translation>{label} ist durchgesehen</translation>
    </message>
</context>
<context>
    <name>SampleWalk</name>
    <message>
        <source>No sample is taken up.</source>
        <translation>Keine Stichprobe ist aufgenommen.</translation>
    </message>
    <message>
        <source>None of this sample is here any more.</source>
        <translation>Von dieser Stichprobe ist nichts mehr hier.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Samples…</source>
        <translation>Stichproben …</translation>
    </message>
    <message>
        <source>{name}: all {count} are dealt with.</source>
        <translation>{name}: alle {count} erledigt.</translation>
    </message>
    <message>
        <source>{name}: {place} of {count}, all dealt with</source>
        <translation>{name}: {place} von {count}, alle erledigt</translation>
    </message>
    <message>
        <source>{name}: {place} of {count}, {done} dealt with</source>
        <translation>{name}: {place} von {count}, {done} erledigt</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>95% interval</source>
        <translation>95-%-Bereich</translation>
    </message>
    <message>
        <source>; 1 tag added</source>
        <translation>; 1 Kennzeichnung ergänzt</translation>
    </message>
    <message>
        <source>; {count} tags added</source>
        <translation>; {count} Kennzeichnungen ergänzt</translation>
    </message>
    <message>
        <source>A number, a share such as 10%, or precision: ±5% at 95%</source>
        <translation>Eine Zahl, ein Anteil wie 10% oder precision: ±5 % bei 95 %</translation>
    </message>
    <message>
        <source>A reviewer not named here</source>
        <translation>Ein Bearbeiter, der hier nicht genannt ist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Draw a new sample</source>
        <translation>Eine neue Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Draw from</source>
        <translation>Ziehen aus</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>Gezogen aus</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>Jede Kennzeichnung</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Beweisstücke</translation>
    </message>
    <message>
        <source>Exhibits without a tagged passage: what was missed?</source>
        <translation>Beweisstücke ohne gekennzeichnete Textstelle: was wurde übersehen?</translation>
    </message>
    <message>
        <source>Go through it</source>
        <translation>Durchgehen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Kind of exhibit</source>
        <translation>Art des Beweisstücks</translation>
    </message>
    <message>
        <source>Missed or wrong: {rate}</source>
        <translation>Übersehen oder falsch: {rate}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Narrowed to</source>
        <translation>Eingeschränkt auf</translation>
    </message>
    <message>
        <source>No samples yet. A sample is drawn at random and gone through by somebody else: F5 opens the next one of it, Y checks it, X rejects it.</source>
        <translation>Noch keine Stichproben. Eine Stichprobe wird zufällig gezogen und von jemand anderem durchgegangen: F5 öffnet die nächste, Y vermerkt sie als geprüft, X verwirft sie.</translation>
    </message>
    <message>
        <source>Nothing fits this: there is nothing to draw from.</source>
        <translation>Dazu passt nichts: Es gibt nichts zu ziehen.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Only what nobody has checked yet</source>
        <translation>Nur was noch niemand geprüft hat</translation>
    </message>
    <message>
        <source>Overturned</source>
        <translation>Umgestoßen</translation>
    </message>
    <message>
        <source>Overturned: {rate}</source>
        <translation>Umgestoßen: {rate}</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Passages, as the table is filtered</source>
        <translation>Textstellen, wie die Tabelle gefiltert ist</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Remove sample</source>
        <translation>Stichprobe entfernen</translation>
    </message>
    <message>
        <source>Report of the sample</source>
        <translation>Bericht über die Stichprobe</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Sample drawn: {name}</source>
        <translation>Stichprobe gezogen: {name}</translation>
    </message>
    <message>
        <source>Sample removed; what was said of its members stays</source>
        <translation>Stichprobe entfernt; was darin geprüft wurde, bleibt</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed {seed}, drawn {when}</source>
        <translation>Startwert {seed}, gezogen {when}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Where the report shall lie</source>
        <translation>Wo der Bericht liegen soll</translation>
    </message>
    <message>
        <source>Wrote the report: {name}</source>
        <translation>Bericht geschrieben: {name}</translation>
    </message>
    <message>
        <source>made at random; type one to draw the same again</source>
        <translation>zufällig gebildet; mit demselben wird dasselbe gezogen</translation>
    </message>
    <message>
        <source>{count} of {of}</source>
        <translation>{count} von {of}</translation>
    </message>
    <message>
        <source>{count} of {population}: {filter}</source>
        <translation>{count} von {population}: {filter}</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{interval}, few</source>
        <translation>{interval}, wenige</translation>
    </message>
    <message>
        <source>{low}% to {high}%</source>
        <translation>{low} % bis {high} %</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{size} of {count} would be drawn at random.</source>
        <translation>{size} von {count} würden zufällig gezogen.</translation>
    </message>
</context>
<context>
    <name>SaveCopy</name>
    <message>
        <source>A file of this name is there already. Give it another name.</source>
        <translation>Eine Datei dieses Namens gibt es dort schon. Einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>A passphrase of its own</source>
        <translation>Ein eigenes Kennwort</translation>
    </message>
    <message>
        <source>Choose where to save the copy</source>
        <translation>Wählen, wohin die Kopie gespeichert wird</translation>
    </message>
    <message>
        <source>Locked with</source>
        <translation>Gesperrt mit</translation>
    </message>
    <message>
        <source>Nothing: anybody can read it</source>
        <translation>Nichts: jeder kann sie lesen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Kennwort noch einmal</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Speichern in</translation>
    </message>
    <message>
        <source>The passphrase of the matter</source>
        <translation>Dem Kennwort des Falls</translation>
    </message>
    <message>
        <source>The review database in one file, with every tag, note and text as they are now. It reads, searches and cites alone. The exhibits’ own files are not in it, so their pages show as text.</source>
        <translation>Die Falldatenbank in einer Datei, mit jeder Kennzeichnung, jeder Notiz und jedem Text, wie sie jetzt sind. Sie lässt sich allein lesen, durchsuchen und zitieren. Die eigenen Dateien der Beweisstücke sind nicht darin, ihre Seiten erscheinen daher als Text.</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Another name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Find a saved search</source>
        <translation>Gespeicherte Suche finden</translation>
    </message>
    <message>
        <source>Remove this search</source>
        <translation>Diese Suche entfernen</translation>
    </message>
    <message>
        <source>Removed the saved search “{name}”</source>
        <translation>Gespeicherte Suche „{name}“ entfernt</translation>
    </message>
    <message>
        <source>Rename this search</source>
        <translation>Diese Suche umbenennen</translation>
    </message>
    <message>
        <source>Rename to “{0}”</source>
        <translation>In „{0}“ umbenennen</translation>
    </message>
    <message>
        <source>Save this as “{0}”</source>
        <translation>Als „{0}“ speichern</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>Gespeichert als „{name}“</translation>
    </message>
    <message>
        <source>Saved the search as “{name}”</source>
        <translation>Suche als „{name}“ gespeichert</translation>
    </message>
    <message>
        <source>The search is named “{name}”</source>
        <translation>Die Suche heißt „{name}“</translation>
    </message>
</context>
<context>
    <name>ScanStrip</name>
    <message>
        <source>Recognise text…</source>
        <translation>Text erkennen …</translation>
    </message>
    <message>
        <source>This exhibit is a picture and has no text yet</source>
        <translation>Dieses Beweisstück ist ein Bild und hat noch keinen Text</translation>
    </message>
    <message>
        <source>{count} of {pages} pages are pictures and have no text yet</source>
        <translation>{count} von {pages} Seiten sind Bilder und haben noch keinen Text</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Recognised {pages} pages. Check what you cite against the page.</source>
        <translation>{pages} Seiten erkannt. Was zitiert wird, mit der Seite vergleichen.</translation>
    </message>
    <message>
        <source>Recognising text was stopped before its end ({count} exhibits)</source>
        <translation>Die Texterkennung wurde vor ihrem Ende angehalten ({count} Beweisstücke)</translation>
    </message>
    <message>
        <source>Stopped. The pages that are done are kept.</source>
        <translation>Angehalten. Die fertigen Seiten bleiben.</translation>
    </message>
    <message>
        <source>This is being recognised already.</source>
        <translation>Dies wird bereits erkannt.</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>1 hit in 1 exhibit</source>
        <translation>1 Treffer in 1 Beweisstück</translation>
    </message>
    <message>
        <source>Exhibits were added or changed since</source>
        <translation>Seither kamen Beweisstücke hinzu oder wurden geändert</translation>
    </message>
    <message>
        <source>First hits; Enter finds all</source>
        <translation>Erste Treffer; Enter findet alle</translation>
    </message>
    <message>
        <source>How to write a query</source>
        <translation>Wie eine Anfrage geschrieben wird</translation>
    </message>
    <message>
        <source>Limit the search</source>
        <translation>Suche eingrenzen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Press Enter to search all exhibits for this.</source>
        <translation>Mit Enter in allen Beweisstücken danach suchen.</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Search-term report…</source>
        <translation>Suchbegriffsbericht …</translation>
    </message>
    <message>
        <source>Show on the page</source>
        <translation>Auf der Seite zeigen</translation>
    </message>
    <message>
        <source>The exhibits are being read for the first search…</source>
        <translation>Die Beweisstücke werden für die erste Suche gelesen …</translation>
    </message>
    <message>
        <source>{count} hits copied with their cites</source>
        <translation>{count} Treffer mit ihren Fundstellen kopiert</translation>
    </message>
    <message>
        <source>{hits} hits in 1 exhibit</source>
        <translation>{hits} Treffer in 1 Beweisstück</translation>
    </message>
    <message>
        <source>{hits} hits in {exhibits} exhibits</source>
        <translation>{hits} Treffer in {exhibits} Beweisstücken</translation>
    </message>
    <message>
        <source>{hits} hits so far, in up to {exhibits} exhibits</source>
        <translation>bisher {hits} Treffer, in bis zu {exhibits} Beweisstücken</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>0 of {of}; at most {upper} at 95%</source>
        <translation>0 von {of}; höchstens {upper} bei 95 %</translation>
    </message>
    <message>
        <source>1 act</source>
        <translation>1 Vorgang</translation>
    </message>
    <message>
        <source>1 act cannot be taken in. {reason}</source>
        <translation>1 Vorgang lässt sich nicht übernehmen. {reason}</translation>
    </message>
    <message>
        <source>1 act is here already.</source>
        <translation>1 Vorgang ist schon hier.</translation>
    </message>
    <message>
        <source>1 act of {name} after {before} is not here; {then}.</source>
        <translation>1 Vorgang von {name} nach {before} fehlt hier; {then}.</translation>
    </message>
    <message>
        <source>1 act of {name} between {before} and {after} is not here; {then}.</source>
        <translation>1 Vorgang von {name} zwischen {before} und {after} fehlt hier; {then}.</translation>
    </message>
    <message>
        <source>1 act of {name} from before {after} is not here; {then}.</source>
        <translation>1 Vorgang von {name} aus der Zeit vor {after} fehlt hier; {then}.</translation>
    </message>
    <message>
        <source>1 act of {name} is not here; {then}.</source>
        <translation>1 Vorgang von {name} fehlt hier; {then}.</translation>
    </message>
    <message>
        <source>1 chosen passage</source>
        <translation>1 ausgewählte Textstelle</translation>
    </message>
    <message>
        <source>1 difference that waits here is settled by it.</source>
        <translation>1 hier offene Abweichung ist damit entschieden.</translation>
    </message>
    <message>
        <source>1 differs from what is here.</source>
        <translation>1 weicht von dem ab, was hier ist.</translation>
    </message>
    <message>
        <source>1 exhibit</source>
        <translation>1 Beweisstück</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 is to be checked</source>
        <translation>1 ist zu prüfen</translation>
    </message>
    <message>
        <source>1 new act by {name}.</source>
        <translation>1 neuer Vorgang von {name}.</translation>
    </message>
    <message>
        <source>1 new passage by {name}.</source>
        <translation>1 neue Textstelle von {name}.</translation>
    </message>
    <message>
        <source>1 page has</source>
        <translation>1 Seite hat</translation>
    </message>
    <message>
        <source>1 part of the file is damaged; what it holds is here already.</source>
        <translation>1 Teil der Datei ist beschädigt; sein Inhalt ist schon hier.</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 Textstelle</translation>
    </message>
    <message>
        <source>1 passage stands</source>
        <translation>1 Textstelle steht</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 Text</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Ein Kollege</translation>
    </message>
    <message>
        <source>A column can stand in a log once. Take the second one out.</source>
        <translation>Eine Spalte kann nur einmal im Verzeichnis stehen. Die zweite herausnehmen.</translation>
    </message>
    <message>
        <source>A field cannot stand inside another field.</source>
        <translation>Ein Feld kann nicht innerhalb eines anderen Felds stehen.</translation>
    </message>
    <message>
        <source>A file needs at least one second without progress.</source>
        <translation>Eine Datei braucht mindestens eine Sekunde ohne Fortschritt.</translation>
    </message>
    <message>
        <source>A file of this matter is damaged, so nothing was backed up. Run “verify”.</source>
        <translation>Eine Datei dieses Falls ist beschädigt, daher wurde nichts gesichert. „verify“ ausführen.</translation>
    </message>
    <message>
        <source>A marked number belongs to one exhibit. Number them one by one, or fill a list.</source>
        <translation>Eine Anlagennummer gehört zu genau einem Beweisstück. Einzeln nummerieren oder eine Liste ausfüllen.</translation>
    </message>
    <message>
        <source>A matter already lies in this folder. Open it, or choose an empty folder.</source>
        <translation>In diesem Ordner liegt schon ein Fall. Ihn öffnen oder einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>A matter at work is called matter.pincite. Choose another name for the copy.</source>
        <translation>matter.pincite heißt ein Fall, an dem gearbeitet wird. Für die Kopie einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>A message of more than {size} MB is not read.</source>
        <translation>Eine Nachricht von mehr als {size} MB wird nicht gelesen.</translation>
    </message>
    <message>
        <source>A name can have {longest} characters; this has {count}. Shorten it, and put the rest in a note.</source>
        <translation>Ein Name darf {longest} Zeichen haben; dieser hat {count}. Ihn kürzen und den Rest in eine Notiz schreiben.</translation>
    </message>
    <message>
        <source>A page of this transcript is too long to be shown on one page.</source>
        <translation>Eine Seite dieses Protokolls ist zu lang, um auf einer Seite gezeigt zu werden.</translation>
    </message>
    <message>
        <source>A part of the file is damaged.</source>
        <translation>Ein Teil der Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>A part of the file is damaged; what it holds is here already.</source>
        <translation>Ein Teil der Datei ist beschädigt; sein Inhalt ist schon hier.</translation>
    </message>
    <message>
        <source>A part of the file is larger than Pincite reads.</source>
        <translation>Ein Teil der Datei ist größer, als Pincite liest.</translation>
    </message>
    <message>
        <source>A part of the file is not written as Pincite writes it.</source>
        <translation>Ein Teil der Datei ist nicht so geschrieben, wie Pincite schreibt.</translation>
    </message>
    <message>
        <source>A passage does not stand on the words it was marked on: “{quote}”. {remedy}</source>
        <translation>Eine Textstelle steht nicht auf den Wörtern, auf denen sie markiert wurde: „{quote}“. {remedy}</translation>
    </message>
    <message>
        <source>A passage is not linked with itself. Choose another one.</source>
        <translation>Eine Textstelle lässt sich nicht mit sich selbst verknüpfen. Eine andere wählen.</translation>
    </message>
    <message>
        <source>A passphrase needs at least one character.</source>
        <translation>Ein Kennwort braucht mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>A query can have {count} characters.</source>
        <translation>Eine Anfrage darf {count} Zeichen haben.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>A reason can have {longest:,} characters. Put the rest in a note.</source>
        <translation>Ein Grund kann {longest:,} Zeichen haben. Den Rest in eine Notiz schreiben.</translation>
    </message>
    <message>
        <source>A reviewer</source>
        <translation>Ein Bearbeiter</translation>
    </message>
    <message>
        <source>A role can be: {listed}.</source>
        <translation>Eine Rolle kann sein: {listed}.</translation>
    </message>
    <message>
        <source>A sample has at least one member. Say how many.</source>
        <translation>Eine Stichprobe hat mindestens ein Mitglied. Sagen, wie viele.</translation>
    </message>
    <message>
        <source>A sample holds at most {most:,}; this would be {size:,}. Draw fewer, or two samples by two seeds.</source>
        <translation>Eine Stichprobe fasst höchstens {most:,}; dies wären {size:,}. Weniger ziehen, oder zwei Stichproben mit zwei Startwerten.</translation>
    </message>
    <message>
        <source>A seed can have {longest} characters; this is longer.</source>
        <translation>Ein Startwert kann {longest} Zeichen haben; dieser ist länger.</translation>
    </message>
    <message>
        <source>A tag is not merged with itself. Choose another one.</source>
        <translation>Eine Kennzeichnung lässt sich nicht mit sich selbst zusammenführen. Eine andere wählen.</translation>
    </message>
    <message>
        <source>A text in this backup is damaged. Choose another backup folder.</source>
        <translation>Ein Text in dieser Sicherung ist beschädigt. Einen anderen Sicherungsordner wählen.</translation>
    </message>
    <message>
        <source>A text or a file in this backup is damaged or missing. Choose the folder of another backup, or restore a copy of this one.</source>
        <translation>Ein Text oder eine Datei in dieser Sicherung ist beschädigt oder fehlt. Den Ordner einer anderen Sicherung wählen oder eine Kopie dieser wiederherstellen.</translation>
    </message>
    <message>
        <source>A word is missing before this parenthesis.</source>
        <translation>Vor dieser Klammer fehlt ein Wort.</translation>
    </message>
    <message>
        <source>AND binds closer than OR. Use parentheses for another reading.</source>
        <translation>AND bindet enger als OR. Für eine andere Lesart Klammern setzen.</translation>
    </message>
    <message>
        <source>AND cannot stand beside NOT w/N. Search for the parts one by one.</source>
        <translation>AND kann nicht neben NOT w/N stehen. Die Teile einzeln suchen.</translation>
    </message>
    <message>
        <source>AND stands too deep inside of w/N. Search for the parts one by one.</source>
        <translation>AND steht zu tief innerhalb von w/N. Die Teile einzeln suchen.</translation>
    </message>
    <message>
        <source>Acts done in this copy are not in it any more: {count}. {remedy}</source>
        <translation>Vorgänge aus dieser Kopie sind nicht mehr in ihr: {count}. {remedy}</translation>
    </message>
    <message>
        <source>Acts were still being taken in when the file was copied, and are left out.</source>
        <translation>Beim Kopieren der Datei wurden noch Vorgänge übernommen; sie sind weggelassen.</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Zugeständnis</translation>
    </message>
    <message>
        <source>Admission, denial, quantity or a tag of your own</source>
        <translation>Zugeständnis, Bestreiten, Mengenangabe oder eine eigene Kennzeichnung</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>All of these are marked already.</source>
        <translation>Alle diese Stellen sind schon markiert.</translation>
    </message>
    <message>
        <source>All of these passages bear on that already.</source>
        <translation>Alle diese Textstellen betreffen dies schon.</translation>
    </message>
    <message>
        <source>All of these passages carry the tag {name} already.</source>
        <translation>Alle diese Textstellen tragen schon die Kennzeichnung {name}.</translation>
    </message>
    <message>
        <source>All of these passages may be privileged, so there is nothing to print. Ask for them to be included if the paper stays with counsel.</source>
        <translation>Alle diese Textstellen sind möglicherweise geschützt, daher gibt es nichts zu drucken. Sie ausdrücklich einbeziehen, wenn das Papier beim Anwalt bleibt.</translation>
    </message>
    <message>
        <source>All of these passages say this already.</source>
        <translation>Bei allen diesen Textstellen steht dies schon.</translation>
    </message>
    <message>
        <source>Almost the same words</source>
        <translation>Fast dieselben Wörter</translation>
    </message>
    <message>
        <source>An act in the log is damaged ({name}: {fault}). {remedy}</source>
        <translation>Ein Vorgang im Verlauf ist beschädigt ({name}: {fault}). {remedy}</translation>
    </message>
    <message>
        <source>An act in this backup is damaged. Choose the one before it.</source>
        <translation>Ein Vorgang in dieser Sicherung ist beschädigt. Die vorige wählen.</translation>
    </message>
    <message>
        <source>An attachment could not be put aside: the disk of the matter’s folder is full. Free some space and import the mail again.</source>
        <translation>Ein Anhang konnte nicht beiseitegelegt werden: Die Festplatte mit dem Ordner des Falls ist voll. Platz schaffen und die E-Mail noch einmal importieren.</translation>
    </message>
    <message>
        <source>An attorney decided this. Only an attorney changes it.</source>
        <translation>Ein Anwalt hat dies entschieden. Nur ein Anwalt ändert es.</translation>
    </message>
    <message>
        <source>An exhibit does not take its own place. Choose another one.</source>
        <translation>Ein Beweisstück tritt nicht an seine eigene Stelle. Ein anderes wählen.</translation>
    </message>
    <message>
        <source>An exhibit is unread, started or reviewed.</source>
        <translation>Ein Beweisstück ist ungelesen, begonnen oder durchgesehen.</translation>
    </message>
    <message>
        <source>An exhibit on which passages stand is not in the matter, so no log can be made. Run “verify” and restore the last backup.</source>
        <translation>Ein Beweisstück mit Textstellen fehlt im Fall, daher ist kein Verzeichnis möglich. „verify“ ausführen und die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>An issue is not merged with itself. Choose another one.</source>
        <translation>Ein Streitpunkt lässt sich nicht mit sich selbst zusammenführen. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Another program has the matter open, so traces may remain in its file. Close it there; they are deleted when the matter is opened next.</source>
        <translation>Ein anderes Programm hat den Fall offen, daher können Spuren in der Datei bleiben. Ihn dort schließen; sie werden beim nächsten Öffnen gelöscht.</translation>
    </message>
    <message>
        <source>Another reading is shown by now. Look at the passage again.</source>
        <translation>Inzwischen wird eine andere Lesung gezeigt. Die Textstelle noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Another window is taking something into this matter. Wait until it is done, and do it again.</source>
        <translation>Ein anderes Fenster übernimmt gerade etwas in diesen Fall. Warten, bis es fertig ist, und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another window is taking the same file in. Do it again in a moment.</source>
        <translation>Ein anderes Fenster übernimmt gerade dieselbe Datei. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Another window is writing to this matter. Nothing was changed; do it again in a moment.</source>
        <translation>Ein anderes Fenster schreibt gerade in diesen Fall. Nichts wurde geändert; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Answers to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As the page reads</source>
        <translation>Wie die Seite lautet</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Im Wortlaut</translation>
    </message>
    <message>
        <source>Asserts, denies or neither, as the tag suggests</source>
        <translation>Behauptet, bestreitet oder keines von beiden, wie es die Kennzeichnung nahelegt</translation>
    </message>
    <message>
        <source>Attached files that could not be read: {names}.</source>
        <translation>Angehängte Dateien, die nicht gelesen werden konnten: {names}.</translation>
    </message>
    <message>
        <source>Attributed to</source>
        <translation>Zugeschrieben</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Verfasser</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batch “{name}” has no exhibits. Choose some for it.</source>
        <translation>Stapel „{name}“ hat keine Beweisstücke. Einige dafür wählen.</translation>
    </message>
    <message>
        <source>Bates from</source>
        <translation>Bates von</translation>
    </message>
    <message>
        <source>Bates number of the page the passage is on</source>
        <translation>Bates-Nummer der Seite, auf der die Textstelle steht</translation>
    </message>
    <message>
        <source>Bates to</source>
        <translation>Bates bis</translation>
    </message>
    <message>
        <source>Both of these cannot stand.</source>
        <translation>Diese beiden können nicht zugleich bleiben.</translation>
    </message>
    <message>
        <source>Caption of the matter</source>
        <translation>Rubrum des Falls</translation>
    </message>
    <message>
        <source>Checked against the page</source>
        <translation>Mit der Seite verglichen</translation>
    </message>
    <message>
        <source>Choose a load file: a .dat, an .opt or an .lfp.</source>
        <translation>Eine Ladedatei wählen: eine .dat, eine .opt oder eine .lfp.</translation>
    </message>
    <message>
        <source>Choose it among the readings of the exhibit, so that passages move too.</source>
        <translation>Sie unter den Lesungen des Beweisstücks wählen, damit auch die Textstellen mitgehen.</translation>
    </message>
    <message>
        <source>Choose one of the versions to keep.</source>
        <translation>Eine der Fassungen zum Behalten wählen.</translation>
    </message>
    <message>
        <source>Cite as</source>
        <translation>Zitieren als</translation>
    </message>
    <message>
        <source>Cites of the passages that contradict it</source>
        <translation>Fundstellen der Textstellen, die ihr widersprechen</translation>
    </message>
    <message>
        <source>Comments of this PDF that are damaged and could not be read: {count}.</source>
        <translation>Kommentare dieses PDF, die beschädigt sind und nicht gelesen werden konnten: {count}.</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Control number of the mail it is attached to</source>
        <translation>Kontrollnummer der E-Mail, an der es hängt</translation>
    </message>
    <message>
        <source>Counsel’s words</source>
        <translation>Worte des Anwalts</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Verwahrer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date of the exhibit; may be a year or a month only</source>
        <translation>Datum des Beweisstücks; kann auch nur Jahr oder Monat sein</translation>
    </message>
    <message>
        <source>Date or period the quantity holds for</source>
        <translation>Datum oder Zeitraum, für den die Mengenangabe gilt</translation>
    </message>
    <message>
        <source>Decided in two ways</source>
        <translation>Auf zwei Arten entschieden</translation>
    </message>
    <message>
        <source>Declarant</source>
        <translation>Erklärender</translation>
    </message>
    <message>
        <source>Deleting its words and files, and writing the matter's file anew</source>
        <translation>Seine Wörter und Dateien werden gelöscht, und die Datei des Falls wird neu geschrieben</translation>
    </message>
    <message>
        <source>Denial</source>
        <translation>Bestreiten</translation>
    </message>
    <message>
        <source>Designation of the exhibit: CONFIDENTIAL</source>
        <translation>Einstufung des Beweisstücks: CONFIDENTIAL</translation>
    </message>
    <message>
        <source>Documents of this kind</source>
        <translation>Dokumente dieser Art</translation>
    </message>
    <message>
        <source>Drawings and icons of this kind are not read. Save it as PNG or PDF and load that.</source>
        <translation>Zeichnungen und Symbole dieser Art werden nicht gelesen. Als PNG oder PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>Each file was read once from the place named, and SHA-256, MD5 and SHA-1 were computed over its bytes. A copy was stored under its SHA-256, marked read-only, and has not been written since. For this report the SHA-256 of every stored copy was computed anew and compared.</source>
        <translation>Jede Datei wurde einmal vom genannten Ort gelesen, und SHA-256, MD5 und SHA-1 wurden über ihre Bytes berechnet. Eine Kopie wurde unter ihrer SHA-256 gespeichert, als schreibgeschützt markiert und seither nicht geschrieben. Für diesen Bericht wurde die SHA-256 jeder gespeicherten Kopie neu berechnet und verglichen.</translation>
    </message>
    <message>
        <source>Electronic books of this kind</source>
        <translation>Elektronische Bücher dieser Art</translation>
    </message>
    <message>
        <source>Email, deposition, pleading, article and so on</source>
        <translation>E-Mail, Vernehmung, Schriftsatz, Artikel und so weiter</translation>
    </message>
    <message>
        <source>Employed from–to</source>
        <translation>Beschäftigt von–bis</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Arbeitgeber</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Equal, about, at least, at most, between, none</source>
        <translation>Gleich, etwa, mindestens, höchstens, zwischen, keine</translation>
    </message>
    <message>
        <source>Everyone who had it, or the same mail with the same attachments</source>
        <translation>Alle, die es hatten, oder dieselbe E-Mail mit denselben Anhängen</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Alles in dieser Datei ist schon hier.</translation>
    </message>
    <message>
        <source>Everything this act touched was changed since, so it is left as it is: {act}. Redo again to put back what you took back before it.</source>
        <translation>Alles, was dieser Vorgang berührt hat, wurde seither geändert; es bleibt daher, wie es ist: {act}. Noch einmal „Wiederholen“ holt zurück, was davor zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>Everything this act touched was changed since, so it is left as it is: {act}. Undo again to take back what you did before it.</source>
        <translation>Alles, was dieser Vorgang berührt hat, wurde seither geändert; es bleibt daher, wie es ist: {act}. Noch einmal „Rückgängig“ nimmt zurück, was davor getan wurde.</translation>
    </message>
    <message>
        <source>Exhibit of a batch</source>
        <translation>Beweisstück eines Stapels</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Files cannot be read: the program that reads them does not start. Start Pincite again.</source>
        <translation>Dateien können nicht gelesen werden: Das Programm, das sie liest, startet nicht. Pincite neu starten.</translation>
    </message>
    <message>
        <source>Files of colleagues cannot be read: the program that reads them does not start. Start Pincite again.</source>
        <translation>Dateien von Kollegen können nicht gelesen werden: Das Programm, das sie liest, startet nicht. Pincite neu starten.</translation>
    </message>
    <message>
        <source>Files of the kind {shown} are not read yet. Save it as PDF and load that.</source>
        <translation>Dateien der Art {shown} werden noch nicht gelesen. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>Fingerprint of the exhibit’s file</source>
        <translation>Prüfsumme der Datei des Beweisstücks</translation>
    </message>
    <message>
        <source>Fingerprint of the text that was quoted from</source>
        <translation>Prüfsumme des Texts, aus dem zitiert wurde</translation>
    </message>
    <message>
        <source>First Bates number of the exhibit</source>
        <translation>Erste Bates-Nummer des Beweisstücks</translation>
    </message>
    <message>
        <source>First line of the pin cite, as a number</source>
        <translation>Erste Zeile der Fundstelle, als Zahl</translation>
    </message>
    <message>
        <source>First page of the pin cite, as a number</source>
        <translation>Erste Seite der Fundstelle, als Zahl</translation>
    </message>
    <message>
        <source>Formulas stand in brackets behind the values that were last computed from them.</source>
        <translation>Formeln stehen in Klammern hinter den Werten, die zuletzt aus ihnen berechnet wurden.</translation>
    </message>
    <message>
        <source>Foundation</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From when to when they worked there</source>
        <translation>Von wann bis wann dort beschäftigt</translation>
    </message>
    <message>
        <source>Give one to six letters as initials, such as KL.</source>
        <translation>Ein bis sechs Buchstaben als Initialen angeben, etwa KL.</translation>
    </message>
    <message>
        <source>Give the batch a name, such as Depositions 1.</source>
        <translation>Dem Stapel einen Namen geben, etwa Vernehmungen 1.</translation>
    </message>
    <message>
        <source>Give the columns a name, and choose at least one.</source>
        <translation>Den Spalten einen Namen geben und mindestens eine wählen.</translation>
    </message>
    <message>
        <source>Give the file a name that ends in .pincite-handover, in .pincite-package (everything with the exhibits), or in .pincite (the review database).</source>
        <translation>Der Datei einen Namen geben, der auf .pincite-handover, auf .pincite-package (alles mit den Beweisstücken) oder auf .pincite (die Falldatenbank) endet.</translation>
    </message>
    <message>
        <source>Give the issue a name.</source>
        <translation>Dem Streitpunkt einen Namen geben.</translation>
    </message>
    <message>
        <source>Give the matter a --title, or begin it --from a colleague’s file.</source>
        <translation>Dem Fall mit --title einen Titel geben oder ihn mit --from aus der Datei eines Kollegen beginnen.</translation>
    </message>
    <message>
        <source>Give the matter a title, such as the short name of the case.</source>
        <translation>Dem Fall einen Titel geben, etwa seinen Kurznamen.</translation>
    </message>
    <message>
        <source>Give the party’s name.</source>
        <translation>Den Namen der Partei angeben.</translation>
    </message>
    <message>
        <source>Give the person’s name.</source>
        <translation>Den Namen der Person angeben.</translation>
    </message>
    <message>
        <source>Give the reason, such as the letter in which its return was demanded.</source>
        <translation>Den Grund angeben, etwa das Schreiben, in dem die Rückgabe verlangt wurde.</translation>
    </message>
    <message>
        <source>Give the reviewer’s name.</source>
        <translation>Den Namen des Bearbeiters angeben.</translation>
    </message>
    <message>
        <source>Give the sample a name, such as Admissions of KL.</source>
        <translation>Der Stichprobe einen Namen geben, etwa Zugeständnisse von KL.</translation>
    </message>
    <message>
        <source>Give the search a name.</source>
        <translation>Der Suche einen Namen geben.</translation>
    </message>
    <message>
        <source>Give the tag a name.</source>
        <translation>Der Kennzeichnung einen Namen geben.</translation>
    </message>
    <message>
        <source>Hash of the mail’s message id, the same in every production</source>
        <translation>Prüfsumme der Message-ID der E-Mail, in jeder Produktion gleich</translation>
    </message>
    <message>
        <source>Headers and footers are drawn above the text and are no part of it.</source>
        <translation>Kopf- und Fußzeilen sind über dem Text gezeichnet und gehören nicht dazu.</translation>
    </message>
    <message>
        <source>Headers and footers are drawn on the pages and are no part of the text.</source>
        <translation>Kopf- und Fußzeilen sind auf die Seiten gezeichnet und gehören nicht zum Text.</translation>
    </message>
    <message>
        <source>Hearsay layers</source>
        <translation>Stufen des Hörensagens</translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation>Einschränkung</translation>
    </message>
    <message>
        <source>Hedging words</source>
        <translation>Einschränkende Wörter</translation>
    </message>
    <message>
        <source>Hot, warm or neutral</source>
        <translation>Heiß, warm oder neutral</translation>
    </message>
    <message>
        <source>How far the passage is, and whether a later reading of the file differs</source>
        <translation>Wie weit die Textstelle ist, und ob eine spätere Lesung der Datei abweicht</translation>
    </message>
    <message>
        <source>How it is hedged: belief, approximate, in part</source>
        <translation>Wie eingeschränkt wird: Überzeugung, ungefähr, teilweise</translation>
    </message>
    <message>
        <source>How many mouths it went through: 0 is own knowledge</source>
        <translation>Durch wie viele Münder es ging: 0 ist eigenes Wissen</translation>
    </message>
    <message>
        <source>I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct (28 U.S.C. § 1746).</source>
        <translation>Ich erkläre unter Strafandrohung für Meineid nach dem Recht der Vereinigten Staaten von Amerika, dass das Vorstehende wahr und richtig ist (28 U.S.C. § 1746).</translation>
    </message>
    <message>
        <source>Id of the passage, the same in every copy of the matter</source>
        <translation>Kennung der Textstelle, in jeder Kopie des Falls dieselbe</translation>
    </message>
    <message>
        <source>Ids of the passages it is linked with, and how</source>
        <translation>Kennungen der verknüpften Textstellen, und wie verknüpft</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Initials of who reviewed the exhibit</source>
        <translation>Initialen dessen, der das Beweisstück durchgesehen hat</translation>
    </message>
    <message>
        <source>Initials of who tagged it</source>
        <translation>Initialen dessen, der gekennzeichnet hat</translation>
    </message>
    <message>
        <source>Inner speaker, where somebody tells what another said</source>
        <translation>Innerer Sprecher, wo jemand wiedergibt, was ein anderer gesagt hat</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Streitpunkt</translation>
    </message>
    <message>
        <source>Issue {name}</source>
        <translation>Streitpunkt {name}</translation>
    </message>
    <message>
        <source>Issues have two levels: choose an issue at the top to put this one below.</source>
        <translation>Streitpunkte haben zwei Ebenen: einen Streitpunkt der obersten Ebene wählen, um diesen darunterzustellen.</translation>
    </message>
    <message>
        <source>Issues the passage bears on</source>
        <translation>Streitpunkte, die die Textstelle betrifft</translation>
    </message>
    <message>
        <source>It came out of the mailbox {number} {title}, whose own file still contains it.</source>
        <translation>Es kam aus dem Postfach {number} {title}, dessen eigene Datei es noch enthält.</translation>
    </message>
    <message>
        <source>It came out of {number} {title}, whose own file still contains it.</source>
        <translation>Es kam aus {number} {title}; dessen eigene Datei enthält es noch.</translation>
    </message>
    <message>
        <source>It carries no tag yet, so there is nothing to check. Tag it first.</source>
        <translation>Noch ohne Kennzeichnung, es gibt also nichts zu prüfen. Zuerst kennzeichnen.</translation>
    </message>
    <message>
        <source>It has taken the place of this exhibit already.</source>
        <translation>Es ist schon an die Stelle dieses Beweisstücks getreten.</translation>
    </message>
    <message>
        <source>It has {found} fields, and there should be {wanted}.</source>
        <translation>Sie hat {found} Felder, und es sollten {wanted} sein.</translation>
    </message>
    <message>
        <source>It names no file.</source>
        <translation>Sie nennt keine Datei.</translation>
    </message>
    <message>
        <source>It was changed meanwhile. Look at it again.</source>
        <translation>Inzwischen wurde es geändert. Noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Keep both, or join them.</source>
        <translation>Beide behalten oder sie vereinen.</translation>
    </message>
    <message>
        <source>Keep one of them, or both.</source>
        <translation>Eine behalten oder beide.</translation>
    </message>
    <message>
        <source>Keep one of them, or join them.</source>
        <translation>Eine behalten oder sie vereinen.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Eine behalten.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Laid out, this file has {pages:,} pages, more than Pincite takes in.</source>
        <translation>Gesetzt hat diese Datei {pages:,} Seiten, mehr, als Pincite aufnimmt.</translation>
    </message>
    <message>
        <source>Last Bates number of the exhibit</source>
        <translation>Letzte Bates-Nummer des Beweisstücks</translation>
    </message>
    <message>
        <source>Last line of the pin cite, as a number</source>
        <translation>Letzte Zeile der Fundstelle, als Zahl</translation>
    </message>
    <message>
        <source>Last page of the pin cite, as a number</source>
        <translation>Letzte Seite der Fundstelle, als Zahl</translation>
    </message>
    <message>
        <source>LibreOffice could not be started.</source>
        <translation>LibreOffice konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>LibreOffice could not open this {what}.</source>
        <translation>LibreOffice konnte diese Datei ({what}) nicht öffnen.</translation>
    </message>
    <message>
        <source>LibreOffice took too long over this {what} and was ended.</source>
        <translation>LibreOffice brauchte für diese Datei ({what}) zu lange und wurde beendet.</translation>
    </message>
    <message>
        <source>Limit to Q for questions, or to A for answers.</source>
        <translation>Auf Q für Fragen oder auf A für Antworten eingrenzen.</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>Zeile {line}: {why}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Locked away</source>
        <translation>Weggeschlossen</translation>
    </message>
    <message>
        <source>Log columns</source>
        <translation>Spaltenauswahl</translation>
    </message>
    <message>
        <source>Lower end of a range</source>
        <translation>Unteres Ende einer Spanne</translation>
    </message>
    <message>
        <source>Marked in the file as</source>
        <translation>In der Datei markiert als</translation>
    </message>
    <message>
        <source>Marked in the file by</source>
        <translation>In der Datei markiert von</translation>
    </message>
    <message>
        <source>Marked in the file on</source>
        <translation>In der Datei markiert am</translation>
    </message>
    <message>
        <source>Marked number</source>
        <translation>Anlagennummer</translation>
    </message>
    <message>
        <source>Marked number, as on the sticker: PX-14</source>
        <translation>Anlagennummer, wie auf dem Aufkleber: PX-14</translation>
    </message>
    <message>
        <source>Measured, record, estimate, guess, calculation or hearsay</source>
        <translation>Gemessen, Aufzeichnung, Schätzung, Vermutung, Berechnung oder Hörensagen</translation>
    </message>
    <message>
        <source>Neither of these can go.</source>
        <translation>Keine von beiden kann weg.</translation>
    </message>
    <message>
        <source>No batch is named “{name}”. “pincite batch MATTER list” lists them.</source>
        <translation>Kein Stapel heißt „{name}“. „pincite batch MATTER list“ zeigt alle.</translation>
    </message>
    <message>
        <source>No choice of columns is saved here as “{name}”.</source>
        <translation>Unter „{name}“ ist hier keine Spaltenauswahl gespeichert.</translation>
    </message>
    <message>
        <source>No exhibit is cited as “{name}”.</source>
        <translation>Kein Beweisstück wird als „{name}“ zitiert.</translation>
    </message>
    <message>
        <source>No exhibit is left to put into a batch.</source>
        <translation>Kein Beweisstück ist übrig, das in einen Stapel könnte.</translation>
    </message>
    <message>
        <source>No exhibit is numbered “{text}”. Give its control number, its marked number, its first Bates number, or at least 8 characters of its id.</source>
        <translation>Kein Beweisstück hat die Nummer „{text}“. Kontrollnummer, Anlagennummer, erste Bates-Nummer oder mindestens 8 Zeichen der Kennung angeben.</translation>
    </message>
    <message>
        <source>No exhibit is numbered “{text}”. Give its control number, its marked number, or at least {shortest_id} characters of its id.</source>
        <translation>Kein Beweisstück hat die Nummer „{text}“. Kontrollnummer, Anlagennummer oder mindestens {shortest_id} Zeichen der Kennung angeben.</translation>
    </message>
    <message>
        <source>No file belongs to this row.</source>
        <translation>Zu dieser Zeile gehört keine Datei.</translation>
    </message>
    <message>
        <source>No file belongs to this row: it names no native, no images and no text.</source>
        <translation>Zu dieser Zeile gehört keine Datei: Sie nennt kein Original, keine Bilder und keinen Text.</translation>
    </message>
    <message>
        <source>No mailbox folder can be made beside the matter.</source>
        <translation>Neben dem Fall lässt sich kein Postfachordner anlegen.</translation>
    </message>
    <message>
        <source>No open difference has the id “{id}”. “pincite differences” lists them.</source>
        <translation>Keine offene Abweichung hat die Kennung „{id}“. „pincite differences“ zeigt alle.</translation>
    </message>
    <message>
        <source>No page of this PDF could be read.</source>
        <translation>Keine Seite dieses PDFs konnte gelesen werden.</translation>
    </message>
    <message>
        <source>No page of this exhibit is stamped {value}.</source>
        <translation>Keine Seite dieses Beweisstücks ist mit {value} gestempelt.</translation>
    </message>
    <message>
        <source>No passage is numbered “{text}”. “pincite passages” lists them.</source>
        <translation>Keine Textstelle hat die Nummer „{text}“. „pincite passages“ zeigt alle.</translation>
    </message>
    <message>
        <source>No recollection</source>
        <translation>Keine Erinnerung</translation>
    </message>
    <message>
        <source>No rough transcript is cited as “{name}”, and the lines of the certified one differ. Open the rough and paste page and line alone.</source>
        <translation>Keine Rohfassung wird als „{name}“ zitiert, und die Zeilen der beglaubigten weichen ab. Die Rohfassung öffnen und nur Seite und Zeile einfügen.</translation>
    </message>
    <message>
        <source>No sample is named “{name}”. “pincite sample MATTER list” lists them.</source>
        <translation>Keine Stichprobe heißt „{name}“. „pincite sample MATTER list“ zeigt alle.</translation>
    </message>
    <message>
        <source>No search is saved here as “{name}”.</source>
        <translation>Unter „{name}“ ist hier keine Suche gespeichert.</translation>
    </message>
    <message>
        <source>No words are proposed here. Choose the words on the page.</source>
        <translation>Hier werden keine Wörter vorgeschlagen. Die Wörter auf der Seite wählen.</translation>
    </message>
    <message>
        <source>No words were recognised on {pages}.</source>
        <translation>Keine Wörter erkannt auf {pages}.</translation>
    </message>
    <message>
        <source>None of the passwords given opens this {what}.</source>
        <translation>Keines der angegebenen Kennwörter öffnet diese Datei ({what}).</translation>
    </message>
    <message>
        <source>None of these exhibits is in the batch.</source>
        <translation>Keines dieser Beweisstücke liegt im Stapel.</translation>
    </message>
    <message>
        <source>None of these passages bears on that.</source>
        <translation>Keine dieser Textstellen betrifft dies.</translation>
    </message>
    <message>
        <source>None of these passages bears on “{name}”.</source>
        <translation>Keine dieser Textstellen betrifft „{name}“.</translation>
    </message>
    <message>
        <source>None of these passages carries the tag {name}.</source>
        <translation>Keine dieser Textstellen trägt die Kennzeichnung {name}.</translation>
    </message>
    <message>
        <source>None of these passages carries this tag.</source>
        <translation>Keine dieser Textstellen trägt diese Kennzeichnung.</translation>
    </message>
    <message>
        <source>None of these passages has a tag with this field. Tag them first.</source>
        <translation>Keine dieser Textstellen hat eine Kennzeichnung mit diesem Feld. Zuerst kennzeichnen.</translation>
    </message>
    <message>
        <source>None, possible or confirmed privilege</source>
        <translation>Kein, möglicher oder bestätigter anwaltlicher Schutz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note of {name}</source>
        <translation>Notiz von {name}</translation>
    </message>
    <message>
        <source>Notes on the passage</source>
        <translation>Notizen zur Textstelle</translation>
    </message>
    <message>
        <source>Nothing is proposed here that was not decided already.</source>
        <translation>Hier wird nichts vorgeschlagen, was nicht schon entschieden wäre.</translation>
    </message>
    <message>
        <source>Nothing is remembered of this taking in any more.</source>
        <translation>Über diese Übernahme ist nichts mehr bekannt.</translation>
    </message>
    <message>
        <source>Nothing more can be said of where these passages stand.</source>
        <translation>Mehr lässt sich nicht darüber sagen, wo diese Textstellen stehen.</translation>
    </message>
    <message>
        <source>Nothing new came with this file: the matter is as it was before it.</source>
        <translation>Mit dieser Datei kam nichts Neues: Der Fall ist, wie er vorher war.</translation>
    </message>
    <message>
        <source>Nothing of this matter was here yet. Choose a later time.</source>
        <translation>Von diesem Fall war noch nichts hier. Einen späteren Zeitpunkt wählen.</translation>
    </message>
    <message>
        <source>Nothing was said of it at the second level.</source>
        <translation>Auf der zweiten Ebene wurde nichts dazu gesagt.</translation>
    </message>
    <message>
        <source>Noticed topic of the designee</source>
        <translation>Benanntes Thema des Benannten</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number of the passage, given once and never again: KL-0042</source>
        <translation>Nummer der Textstelle, einmal vergeben und nie wieder: KL-0042</translation>
    </message>
    <message>
        <source>Number of the row in this export: P-00042</source>
        <translation>Nummer der Zeile in diesem Export: P-00042</translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation>Im Namen von</translation>
    </message>
    <message>
        <source>One file imported twice</source>
        <translation>Eine Datei, zweimal importiert</translation>
    </message>
    <message>
        <source>One of these exhibits is not in the matter.</source>
        <translation>Eines dieser Beweisstücke gehört nicht zum Fall.</translation>
    </message>
    <message>
        <source>One of these is tagged against the other. Take one of the tags off first, or keep both passages.</source>
        <translation>Die beiden sind gegeneinander gekennzeichnet. Zuerst eine der Kennzeichnungen entfernen, oder beide Textstellen behalten.</translation>
    </message>
    <message>
        <source>One of these issues is not in the matter.</source>
        <translation>Einer dieser Streitpunkte gehört nicht zum Fall.</translation>
    </message>
    <message>
        <source>One or two letters may differ: write ~1 or ~2.</source>
        <translation>Ein oder zwei Buchstaben dürfen abweichen: ~1 oder ~2 schreiben.</translation>
    </message>
    <message>
        <source>Only an attorney confirms. At the second level, check it or reject it.</source>
        <translation>Nur ein Anwalt bestätigt. Auf der zweiten Ebene als geprüft vermerken oder verwerfen.</translation>
    </message>
    <message>
        <source>Only its text came with the production, no native and no images.</source>
        <translation>Mit der Produktion kam nur sein Text, kein Original und keine Bilder.</translation>
    </message>
    <message>
        <source>Only the main text is shown: {part:,} of {whole:,} words. The full page is one click away.</source>
        <translation>Nur der Haupttext wird gezeigt: {part:,} von {whole:,} Wörtern. Die ganze Seite ist einen Klick entfernt.</translation>
    </message>
    <message>
        <source>Only the second level or an attorney decides this. Choose your role first: “Reviewer…” in the menu of the matter, or “pincite role”.</source>
        <translation>Das entscheidet nur die zweite Ebene oder ein Anwalt. Zuerst die eigene Rolle wählen: „Bearbeiter …“ im Menü des Falls oder „pincite role“.</translation>
    </message>
    <message>
        <source>Only the words of the slides are shown; their layout is not the original.</source>
        <translation>Nur die Wörter der Folien werden gezeigt; ihre Gestaltung ist nicht das Original.</translation>
    </message>
    <message>
        <source>Only {name} can say how far their own review is. Leave this one to them.</source>
        <translation>Wie weit die eigene Durchsicht ist, kann nur {name} sagen. Dies dort entscheiden lassen.</translation>
    </message>
    <message>
        <source>Only {share} % of the lines of this transcript have a number that fits, so its passages are cited without page and line.</source>
        <translation>Nur {share} % der Zeilen dieses Protokolls haben eine passende Nummer, daher werden seine Textstellen ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>Our own number of the exhibit: KL-00049</source>
        <translation>Eigene Nummer des Beweisstücks: KL-00049</translation>
    </message>
    <message>
        <source>Outlook's winmail.dat breaks off; what stands before that was read.</source>
        <translation>Die winmail.dat von Outlook bricht ab; was davor steht, wurde gelesen.</translation>
    </message>
    <message>
        <source>Page {named}</source>
        <translation>Seite {named}</translation>
    </message>
    <message>
        <source>Page {page} has no line {line}: its lines run from {first} to {last}.</source>
        <translation>Seite {page} hat keine Zeile {line}: Ihre Zeilen gehen von {first} bis {last}.</translation>
    </message>
    <message>
        <source>Page {place} of {count} ({name}) cannot be read: {reason}</source>
        <translation>Seite {place} von {count} ({name}) kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>Pages cannot be shown: the program that draws them does not start. Start Pincite again.</source>
        <translation>Seiten können nicht gezeigt werden: Das Programm, das sie zeichnet, startet nicht. Pincite neu starten.</translation>
    </message>
    <message>
        <source>Pages {named}</source>
        <translation>Seiten {named}</translation>
    </message>
    <message>
        <source>Pages {named} and {count} more</source>
        <translation>Seiten {named} und {count} weitere</translation>
    </message>
    <message>
        <source>Paragraph, request or answer: Answer ¶ 37</source>
        <translation>Absatz, Aufforderung oder Antwort: Answer ¶ 37</translation>
    </message>
    <message>
        <source>Parentheses can be nested {depth} deep.</source>
        <translation>Klammern können {depth} tief geschachtelt sein.</translation>
    </message>
    <message>
        <source>Part admitted</source>
        <translation>Zugestandener Teil</translation>
    </message>
    <message>
        <source>Part denied</source>
        <translation>Bestrittener Teil</translation>
    </message>
    <message>
        <source>Part that is admitted</source>
        <translation>Zugestandener Teil</translation>
    </message>
    <message>
        <source>Part that is denied</source>
        <translation>Bestrittener Teil</translation>
    </message>
    <message>
        <source>Parts side by side are all looked for, as with AND.</source>
        <translation>Teile nebeneinander werden alle gesucht, wie mit AND.</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Partei</translation>
    </message>
    <message>
        <source>Party the declarant speaks for</source>
        <translation>Partei, für die der Erklärende spricht</translation>
    </message>
    <message>
        <source>Party the statement can be used against</source>
        <translation>Partei, gegen die die Erklärung verwendet werden kann</translation>
    </message>
    <message>
        <source>Passage that should be read with it</source>
        <translation>Textstelle, die mitgelesen werden sollte</translation>
    </message>
    <message>
        <source>Passages can be linked as: {listed}.</source>
        <translation>Textstellen lassen sich verknüpfen als: {listed}.</translation>
    </message>
    <message>
        <source>Passages it is linked with: how, and their cites</source>
        <translation>Verknüpfte Textstellen: wie, und ihre Fundstellen</translation>
    </message>
    <message>
        <source>People still belong to this party. Give them another one first.</source>
        <translation>Zu dieser Partei gehören noch Personen. Ihnen zuerst eine andere geben.</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pictures that this e-mail would fetch from {places} were not loaded: {count}.</source>
        <translation>Bilder, die diese E-Mail von {places} holen würde, wurden nicht geladen: {count}.</translation>
    </message>
    <message>
        <source>Pictures too small to be seen were not loaded from {places}: {count}. By such marks a sender learns that a mail was opened.</source>
        <translation>Bilder, zu klein, um gesehen zu werden, wurden nicht von {places} geladen: {count}. An solchen Marken erkennt ein Absender, dass eine E-Mail geöffnet wurde.</translation>
    </message>
    <message>
        <source>Pin cite in full: Tarrowby Dep. 45:12-46:3</source>
        <translation>Vollständige Fundstelle: Tarrowby Dep. 45:12-46:3</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Place in the later reading</source>
        <translation>Stelle in der späteren Lesung</translation>
    </message>
    <message>
        <source>Place in the new reading</source>
        <translation>Stelle in der neuen Lesung</translation>
    </message>
    <message>
        <source>Presentations of this kind</source>
        <translation>Präsentationen dieser Art</translation>
    </message>
    <message>
        <source>Printed pages are missing from this transcript: {named}.</source>
        <translation>In diesem Protokoll fehlen gedruckte Seiten: {named}.</translation>
    </message>
    <message>
        <source>Privileged</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Putting fresh backups in the place of the old ones</source>
        <translation>Frische Sicherungen werden an die Stelle der alten gesetzt</translation>
    </message>
    <message>
        <source>Qualified by</source>
        <translation>Eingeschränkt durch</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Mengenangabe</translation>
    </message>
    <message>
        <source>Question that was answered, after Q.</source>
        <translation>Beantwortete Frage, nach Q.</translation>
    </message>
    <message>
        <source>Read again: 1 passage stands on the same words.</source>
        <translation>Neu gelesen: 1 Textstelle steht auf denselben Wörtern.</translation>
    </message>
    <message>
        <source>Read again: {count:,} passages stand on the same words.</source>
        <translation>Neu gelesen: {count:,} Textstellen stehen auf denselben Wörtern.</translation>
    </message>
    <message>
        <source>Read again: {moved} on the same words, {unsure}.</source>
        <translation>Neu gelesen: {moved} auf denselben Wörtern, {unsure}.</translation>
    </message>
    <message>
        <source>Reading a file needs at least 300 megabytes of memory.</source>
        <translation>Eine Datei zu lesen braucht mindestens 300 Megabyte Speicher.</translation>
    </message>
    <message>
        <source>Reading again was stopped.</source>
        <translation>Das neue Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>Reading this file came to no end and was given up. Nothing was taken in.</source>
        <translation>Das Lesen dieser Datei kam zu keinem Ende und wurde aufgegeben. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>Reading this file made no progress for {seconds:.0f} seconds, and was given up.</source>
        <translation>Das Lesen dieser Datei kam {seconds:.0f} Sekunden lang nicht voran und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Angegebener Grund</translation>
    </message>
    <message>
        <source>Reason that is given for the denial</source>
        <translation>Grund, der für das Bestreiten angegeben ist</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Ersetzt durch</translation>
    </message>
    <message>
        <source>Restore the last backup.</source>
        <translation>Die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Review by {name}</source>
        <translation>Durchsicht von {name}</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Row {row} (line {line}): {why}</source>
        <translation>Zeile {row} der Tabelle (Zeile {line} der Datei): {why}</translation>
    </message>
    <message>
        <source>Rule (attorney)</source>
        <translation>Regel (Anwalt)</translation>
    </message>
    <message>
        <source>Rule the attorney relies on: 801(d)(2)(D)</source>
        <translation>Regel, auf die sich der Anwalt stützt: 801(d)(2)(D)</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>Say how many as a number (40), as a share (10%), or as “precision” for plus or minus 5% at 95%. “{asked}” is none of these.</source>
        <translation>Sagen, wie viele: als Zahl (40), als Anteil (10%) oder als „precision“ für plus oder minus 5 % bei 95 %. „{asked}“ ist nichts davon.</translation>
    </message>
    <message>
        <source>Say which exhibit: paste the whole cite, or open the exhibit first.</source>
        <translation>Angeben, welches Beweisstück: die ganze Fundstelle einfügen oder zuerst das Beweisstück öffnen.</translation>
    </message>
    <message>
        <source>Say which version: {known}. “{id}” is none of them.</source>
        <translation>Sagen, welche Fassung: {known}. „{id}“ ist keine davon.</translation>
    </message>
    <message>
        <source>Say why it is rejected: whoever tagged it will ask.</source>
        <translation>Sagen, warum verworfen wird: Wer gekennzeichnet hat, wird fragen.</translation>
    </message>
    <message>
        <source>Sequestered</source>
        <translation>Weggeschlossen</translation>
    </message>
    <message>
        <source>Several differences begin with “{id}”. Give more of the id.</source>
        <translation>Mehrere Abweichungen beginnen mit „{id}“. Mehr von der Kennung angeben.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Some characters of this e-mail do not fit the code page it names.</source>
        <translation>Einige Zeichen dieser E-Mail passen nicht zu der Codepage, die sie nennt.</translation>
    </message>
    <message>
        <source>Some characters of this e-mail do not fit the encoding it names.</source>
        <translation>Einige Zeichen dieser E-Mail passen nicht zu dem Zeichensatz, den sie nennt.</translation>
    </message>
    <message>
        <source>Some lines among the headers of this e-mail are no headers and were passed over.</source>
        <translation>Einige Zeilen zwischen den Kopfzeilen dieser E-Mail sind keine Kopfzeilen und wurden übergangen.</translation>
    </message>
    <message>
        <source>Somebody said so already.</source>
        <translation>Das hat schon jemand gesagt.</translation>
    </message>
    <message>
        <source>Something that they say did not come with them.</source>
        <translation>Etwas, das sie sagen, kam nicht mit ihnen.</translation>
    </message>
    <message>
        <source>Sound and video are not reviewed here. Load the transcript.</source>
        <translation>Ton und Video werden hier nicht durchgesehen. Das Protokoll laden.</translation>
    </message>
    <message>
        <source>Sound: {acts}, {texts}, {files} and {passages} are what their hashes say.</source>
        <translation>In Ordnung: {acts}, {texts}, {files} und {passages} stimmen mit ihren Prüfsummen überein.</translation>
    </message>
    <message>
        <source>Source path</source>
        <translation>Quellpfad</translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation>Spricht für</translation>
    </message>
    <message>
        <source>Spreadsheets of this kind</source>
        <translation>Arbeitsmappen dieser Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Angehalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Subject, file name, or witness and volume</source>
        <translation>Betreff, Dateiname oder Zeuge und Band</translation>
    </message>
    <message>
        <source>Summation load files (.dii) are not read. Ask for the Concordance load file (.dat) and the Opticon file (.opt) of the same production.</source>
        <translation>Ladedateien von Summation (.dii) werden nicht gelesen. Um die Ladedatei von Concordance (.dat) und die Opticon-Datei (.opt) derselben Produktion bitten.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Tag the passage first; its fields belong to the tag.</source>
        <translation>Zuerst die Textstelle kennzeichnen; ihre Felder gehören zur Kennzeichnung.</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>Kennzeichnung {tag}</translation>
    </message>
    <message>
        <source>Tagged against each other</source>
        <translation>Gegeneinander gekennzeichnet</translation>
    </message>
    <message>
        <source>Taken with: {camera}.</source>
        <translation>Aufgenommen mit: {camera}.</translation>
    </message>
    <message>
        <source>Taking your files back from the mailbox</source>
        <translation>Die eigenen Dateien werden aus dem Postfachordner zurückgenommen</translation>
    </message>
    <message>
        <source>Text as it was received, where somebody corrected it</source>
        <translation>Text, wie er mitgeliefert wurde, wo ihn jemand berichtigt hat</translation>
    </message>
    <message>
        <source>Text shown</source>
        <translation>Gezeigter Text</translation>
    </message>
    <message>
        <source>The attachment “{name}” is not in the file, only a link to {path}. Ask for the file itself.</source>
        <translation>Der Anhang „{name}“ ist nicht in der Datei, nur ein Verweis auf {path}. Um die Datei selbst bitten.</translation>
    </message>
    <message>
        <source>The backup cannot be read. Connect the place it lies on and try again.</source>
        <translation>Die Sicherung kann nicht gelesen werden. Den Ort, an dem sie liegt, verbinden und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The backup folder cannot be written: it is full, read-only or not connected. Choose another.</source>
        <translation>In den Sicherungsordner kann nicht geschrieben werden: Er ist voll, schreibgeschützt oder nicht verbunden. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The backup folder cannot be written: it is read-only or not connected.</source>
        <translation>In den Sicherungsordner kann nicht geschrieben werden: Er ist schreibgeschützt oder nicht verbunden.</translation>
    </message>
    <message>
        <source>The backup was written and read back.</source>
        <translation>Die Sicherung wurde geschrieben und gegengelesen.</translation>
    </message>
    <message>
        <source>The backup {name} in {folder} holds acts that are not here, so it was left. Delete it if it may go.</source>
        <translation>Die Sicherung {name} in {folder} enthält Vorgänge, die hier fehlen, und blieb daher. Sie löschen, wenn sie weg darf.</translation>
    </message>
    <message>
        <source>The backups in {folder} still hold what was destroyed. {why} They are cleaned when the matter is opened and the folder is there.</source>
        <translation>Die Sicherungen in {folder} enthalten noch, was vernichtet wurde. {why} Sie werden bereinigt, wenn der Fall geöffnet wird und der Ordner da ist.</translation>
    </message>
    <message>
        <source>The cite ends at {page}:{line}, before it begins.</source>
        <translation>Die Fundstelle endet bei {page}:{line}, vor ihrem Anfang.</translation>
    </message>
    <message>
        <source>The cite ends before it begins.</source>
        <translation>Die Fundstelle endet vor ihrem Anfang.</translation>
    </message>
    <message>
        <source>The cite names no page, line, paragraph or Bates number.</source>
        <translation>Die Fundstelle nennt weder Seite noch Zeile, Absatz oder Bates-Nummer.</translation>
    </message>
    <message>
        <source>The copy could not be written: the disk is full, or the folder is read-only. Nothing was changed.</source>
        <translation>Die Kopie konnte nicht geschrieben werden: Der Datenträger ist voll oder der Ordner schreibgeschützt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The copy could not get its name: a file of this name is in use. Choose another.</source>
        <translation>Die Kopie konnte ihren Namen nicht bekommen: Eine Datei dieses Namens wird verwendet. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The copy does not hold what was written, so it was not kept. The disk may be failing; try another place.</source>
        <translation>Die Kopie enthält nicht, was geschrieben wurde, und wurde nicht behalten. Der Datenträger ist vielleicht defekt; einen anderen Ort versuchen.</translation>
    </message>
    <message>
        <source>The data of the language “{asked}” is damaged.</source>
        <translation>Die Daten der Sprache „{asked}“ sind beschädigt.</translation>
    </message>
    <message>
        <source>The disk is full, so the last act was not saved. Everything before it is safe. Free some space and do it again.</source>
        <translation>Die Festplatte ist voll, daher wurde der letzte Vorgang nicht gespeichert. Alles davor ist sicher. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The exhibit could not be stored: the disk is full or cannot be written. Nothing was imported.</source>
        <translation>Das Beweisstück konnte nicht gespeichert werden: Die Festplatte ist voll oder schreibgeschützt. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>The exhibit’s text has {count} characters; this lies outside it.</source>
        <translation>Der Text des Beweisstücks hat {count} Zeichen; dies liegt außerhalb.</translation>
    </message>
    <message>
        <source>The fact in one neutral sentence</source>
        <translation>Die Tatsache in einem neutralen Satz</translation>
    </message>
    <message>
        <source>The fact, in one sentence</source>
        <translation>Die Tatsache in einem Satz</translation>
    </message>
    <message>
        <source>The fields of this table cannot be told apart.</source>
        <translation>Die Felder dieser Tabelle lassen sich nicht unterscheiden.</translation>
    </message>
    <message>
        <source>The file cannot be opened: you may not read it.</source>
        <translation>Die Datei kann nicht geöffnet werden: Das Recht, sie zu lesen, fehlt.</translation>
    </message>
    <message>
        <source>The file cannot be written there: the disk is full, or the place is not ready.</source>
        <translation>Die Datei kann dort nicht geschrieben werden: Die Festplatte ist voll oder der Ort nicht bereit.</translation>
    </message>
    <message>
        <source>The file cannot be written there: the disk is full, or the place is not ready. Nothing was written; choose another place.</source>
        <translation>Die Datei kann dort nicht geschrieben werden: Die Festplatte ist voll oder der Ort nicht bereit. Nichts wurde geschrieben; einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The file cannot be written there: you may not write in this folder, or a file of this name is open in another program. Close it, or choose another place.</source>
        <translation>Die Datei kann dort nicht geschrieben werden: Das Schreibrecht für diesen Ordner fehlt, oder eine Datei dieses Namens ist in einem anderen Programm geöffnet. Sie schließen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The file changed while it was read. Import it again when it is at rest.</source>
        <translation>Die Datei hat sich beim Lesen geändert. Noch einmal importieren, wenn sie ruht.</translation>
    </message>
    <message>
        <source>The file could not be written: its folder is full, read-only or not connected. Nothing was left there. Choose another place, or make room and do it again.</source>
        <translation>Die Datei konnte nicht geschrieben werden: Der Ordner ist voll, schreibgeschützt oder nicht verbunden. Dort blieb nichts zurück. Einen anderen Ort wählen, oder Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The file holds less than it says.</source>
        <translation>Die Datei enthält weniger, als sie angibt.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is missing.</source>
        <translation>Die Datei fehlt.</translation>
    </message>
    <message>
        <source>The file itself is missing from the matter, so it cannot be read again. Import it again, or restore the last backup.</source>
        <translation>Die Datei selbst fehlt im Fall und kann daher nicht neu gelesen werden. Noch einmal importieren oder die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The file itself is missing from the matter.</source>
        <translation>Die Datei selbst fehlt im Fall.</translation>
    </message>
    <message>
        <source>The file itself is not read; its words are those that came with it. {reason}</source>
        <translation>Die Datei selbst wird nicht gelesen; ihre Wörter sind die mitgelieferten. {reason}</translation>
    </message>
    <message>
        <source>The file of 1 exhibit is not here.</source>
        <translation>Die Datei von 1 Beweisstück fehlt hier.</translation>
    </message>
    <message>
        <source>The file of an exhibit came damaged, and was not kept.</source>
        <translation>Die Datei eines Beweisstücks kam beschädigt an und wurde nicht behalten.</translation>
    </message>
    <message>
        <source>The file of an exhibit cannot be read, so nothing was handed over. Run “verify”.</source>
        <translation>Die Datei eines Beweisstücks ist nicht lesbar, daher wurde nichts übergeben. „verify“ ausführen.</translation>
    </message>
    <message>
        <source>The file of an exhibit is damaged ({name}). {remedy}</source>
        <translation>Die Datei eines Beweisstücks ist beschädigt ({name}). {remedy}</translation>
    </message>
    <message>
        <source>The file of an exhibit is damaged or missing. Run “verify” on the matter first.</source>
        <translation>Die Datei eines Beweisstücks ist beschädigt oder fehlt. Zuerst „verify“ für den Fall ausführen.</translation>
    </message>
    <message>
        <source>The file of an exhibit is missing ({name}); its text and passages are here. Import the file again, or restore the last backup.</source>
        <translation>Die Datei eines Beweisstücks fehlt ({name}); Text und Textstellen sind da. Die Datei noch einmal importieren oder die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The file of an exhibit that was destroyed is still here ({name}). Close the matter and open it again.</source>
        <translation>Die Datei eines vernichteten Beweisstücks ist noch hier ({name}). Den Fall schließen und wieder öffnen.</translation>
    </message>
    <message>
        <source>The file of {number} {title} contains it, because it came out of it.</source>
        <translation>Die Datei von {number} {title} enthält es, weil es daraus kam.</translation>
    </message>
    <message>
        <source>The file reads just as before: nothing was changed.</source>
        <translation>Die Datei liest sich genau wie zuvor: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file reads just as before: there is nothing to add.</source>
        <translation>Die Datei liest sich genau wie zuvor: Es gibt nichts hinzuzufügen.</translation>
    </message>
    <message>
        <source>The file says where it was taken: {place}.</source>
        <translation>Die Datei nennt den Ort der Aufnahme: {place}.</translation>
    </message>
    <message>
        <source>The file that lies there is open in another window. Choose another name.</source>
        <translation>Die Datei, die dort liegt, ist in einem anderen Fenster offen. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The file went away while it was read. Import it again.</source>
        <translation>Die Datei verschwand beim Lesen. Noch einmal importieren.</translation>
    </message>
    <message>
        <source>The file with the passphrase cannot be read. It is a text file and holds it alone.</source>
        <translation>Die Datei mit dem Kennwort ist nicht lesbar. Sie ist eine Textdatei und enthält nur das Kennwort.</translation>
    </message>
    <message>
        <source>The file with the passphrase holds one line and nothing else.</source>
        <translation>Die Datei mit dem Kennwort enthält eine Zeile und sonst nichts.</translation>
    </message>
    <message>
        <source>The file {path} is missing.</source>
        <translation>Die Datei {path} fehlt.</translation>
    </message>
    <message>
        <source>The file {path} is not in the volume.</source>
        <translation>Die Datei {path} ist nicht im Volume.</translation>
    </message>
    <message>
        <source>The files of {count} exhibits are not here.</source>
        <translation>Die Dateien von {count} Beweisstücken fehlen hier.</translation>
    </message>
    <message>
        <source>The files of {exhibits} that you took in elsewhere are missing here; texts and passages are not. Take in a hand-over with exhibits, or restore the last backup.</source>
        <translation>{exhibits}, anderswo übernommen: Die Dateien fehlen hier, Texte und Textstellen nicht. Eine Übergabe mit Beweisstücken übernehmen oder die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The files of {exhibits} that {name} took in are not here; texts and passages are. Ask {name} for a hand-over with exhibits.</source>
        <translation>{exhibits}, übernommen von {name}: Die Dateien fehlen hier, Texte und Textstellen nicht. Bei {name} um eine Übergabe mit Beweisstücken bitten.</translation>
    </message>
    <message>
        <source>The folder cannot be made. Choose a folder of your own.</source>
        <translation>Der Ordner kann nicht angelegt werden. Einen eigenen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder cannot be opened: you may not read it.</source>
        <translation>Der Ordner kann nicht geöffnet werden: Das Recht, ihn zu lesen, fehlt.</translation>
    </message>
    <message>
        <source>The folder cannot be written. Choose a folder of your own.</source>
        <translation>In den Ordner kann nicht geschrieben werden. Einen eigenen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder for the copy is not there. Choose a folder that exists.</source>
        <translation>Den Ordner für die Kopie gibt es nicht. Einen vorhandenen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder for the file is not there. Choose a folder that exists.</source>
        <translation>Der Ordner für die Datei ist nicht da. Einen vorhandenen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder is not there now.</source>
        <translation>Der Ordner ist jetzt nicht da.</translation>
    </message>
    <message>
        <source>The hedging words: “I don’t believe”</source>
        <translation>Die einschränkenden Wörter: „I don’t believe“</translation>
    </message>
    <message>
        <source>The issue</source>
        <translation>Der Streitpunkt</translation>
    </message>
    <message>
        <source>The language “{name}” cannot be recognised on this computer. There are: {known}. Put {name}.traineddata of Tesseract into {folder} to add it.</source>
        <translation>Die Sprache „{name}“ lässt sich auf diesem Computer nicht erkennen. Es gibt: {known}. Um sie hinzuzufügen, {name}.traineddata von Tesseract in {folder} ablegen.</translation>
    </message>
    <message>
        <source>The layout of an exhibit is damaged ({name}). {remedy}</source>
        <translation>Die Seitengestaltung eines Beweisstücks ist beschädigt ({name}). {remedy}</translation>
    </message>
    <message>
        <source>The layout of this page is missing or damaged; its text is not. Run “verify”.</source>
        <translation>Die Seitengestaltung dieser Seite fehlt oder ist beschädigt; ihr Text nicht. „verify“ ausführen.</translation>
    </message>
    <message>
        <source>The lines of this transcript have no printed numbers, so its passages are cited without page and line.</source>
        <translation>Die Zeilen dieses Protokolls haben keine gedruckten Nummern, daher werden seine Textstellen ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>The list of an import names its file: {path}.</source>
        <translation>Das Verzeichnis eines Imports nennt die Datei: {path}.</translation>
    </message>
    <message>
        <source>The list of pages of this PDF is damaged. What is shown is a copy with the pages that were found, in the order of the file: some may be missing, or stand in another place. The original is kept.</source>
        <translation>Das Seitenverzeichnis dieses PDF ist beschädigt. Gezeigt wird eine Kopie mit den Seiten, die gefunden wurden, in der Reihenfolge der Datei: Einige fehlen vielleicht oder stehen an anderer Stelle. Das Original bleibt erhalten.</translation>
    </message>
    <message>
        <source>The list of the files that make up an exhibit is damaged ({name}). {remedy}</source>
        <translation>Die Liste der Dateien, aus denen ein Beweisstück besteht, ist beschädigt ({name}). {remedy}</translation>
    </message>
    <message>
        <source>The list shows the first {shown} of {count} messages; all are taken in.</source>
        <translation>Die Liste zeigt die ersten {shown} von {count} Nachrichten; aufgenommen werden alle.</translation>
    </message>
    <message>
        <source>The load file counts {told} pages; {count} images came.</source>
        <translation>Die Ladedatei zählt {told} Seiten; gekommen sind {count} Bilder.</translation>
    </message>
    <message>
        <source>The load file does not say its character set; it was read as {charset}. Check names and quotation marks.</source>
        <translation>Die Ladedatei nennt ihren Zeichensatz nicht; sie wurde als {charset} gelesen. Namen und Anführungszeichen prüfen.</translation>
    </message>
    <message>
        <source>The load file gives {name} {theirs}; the file that came has {ours}.</source>
        <translation>Die Ladedatei gibt {name} {theirs} an; die Datei, die kam, hat {ours}.</translation>
    </message>
    <message>
        <source>The load file has no field “{field}”.</source>
        <translation>Die Ladedatei hat kein Feld „{field}“.</translation>
    </message>
    <message>
        <source>The load file is larger than 1 GB. Ask for it in several parts.</source>
        <translation>Die Ladedatei ist größer als 1 GB. Um mehrere Teile bitten.</translation>
    </message>
    <message>
        <source>The load file {name} cannot be opened.</source>
        <translation>Die Ladedatei {name} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The load file {name} is empty.</source>
        <translation>Die Ladedatei {name} ist leer.</translation>
    </message>
    <message>
        <source>The log cannot be written over the matter itself. Choose another file.</source>
        <translation>Das Verzeichnis kann nicht über den Fall selbst geschrieben werden. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The log has no column “{name}”. There are: {listed}.</source>
        <translation>Das Verzeichnis hat keine Spalte „{name}“. Es gibt: {listed}.</translation>
    </message>
    <message>
        <source>The mailbox cannot be read from message {place} on: {reason} What came before is in.</source>
        <translation>Das Postfach kann ab Nachricht {place} nicht gelesen werden: {reason} Was davor kam, ist aufgenommen.</translation>
    </message>
    <message>
        <source>The mailbox cannot be read or written: it is full, read-only or not connected.</source>
        <translation>Der Postfachordner kann nicht gelesen oder geschrieben werden: Er ist voll, schreibgeschützt oder nicht verbunden.</translation>
    </message>
    <message>
        <source>The mailbox {folder} was not reached, and your files in it still hold what was destroyed. They are taken back when the matter is opened and the folder is there.</source>
        <translation>Der Postfachordner {folder} wurde nicht erreicht, und die eigenen Dateien darin enthalten noch, was vernichtet wurde. Sie werden zurückgenommen, wenn der Fall geöffnet wird und der Ordner da ist.</translation>
    </message>
    <message>
        <source>The matter cannot be read for searching.</source>
        <translation>Der Fall kann für die Suche nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The matter could not be brought up to this version; it is unchanged. Free some space on the disk and try again.</source>
        <translation>Der Fall konnte nicht auf diese Version gebracht werden; er ist unverändert. Platz auf der Festplatte schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The matter has no import number {place}. “pincite intake” lists them.</source>
        <translation>Der Fall hat keinen Import Nummer {place}. „pincite intake“ zeigt alle.</translation>
    </message>
    <message>
        <source>The matter was changed while its log was written, so there is no log. Export it again.</source>
        <translation>Der Fall wurde geändert, während sein Verzeichnis geschrieben wurde, daher gibt es keines. Noch einmal exportieren.</translation>
    </message>
    <message>
        <source>The matter was changed while its passages were gathered, so nothing was printed. Print again.</source>
        <translation>Der Fall wurde geändert, während seine Textstellen gesammelt wurden, daher wurde nichts gedruckt. Noch einmal drucken.</translation>
    </message>
    <message>
        <source>The matter's file cannot be opened for writing: it or its folder is read-only, or the disk is full.</source>
        <translation>Die Datei des Falls kann nicht zum Schreiben geöffnet werden: Sie oder ihr Ordner ist schreibgeschützt, oder die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>The matter's file cannot be read.</source>
        <translation>Die Datei des Falls ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The matter's file could not be exchanged: it is in use by another program, or its folder is read-only. It is as it was.</source>
        <translation>Die Datei des Falls konnte nicht ausgetauscht werden: Ein anderes Programm verwendet sie, oder ihr Ordner ist schreibgeschützt. Sie ist, wie sie war.</translation>
    </message>
    <message>
        <source>The matter's file is damaged and cannot be copied whole. Run “verify”, and restore the last backup. Nothing was changed.</source>
        <translation>Die Datei des Falls ist beschädigt und lässt sich nicht ganz kopieren. „verify“ ausführen und die letzte Sicherung wiederherstellen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The matter's file is damaged and cannot be read whole. Restore the last backup.</source>
        <translation>Die Datei des Falls ist beschädigt und nicht ganz lesbar. Die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The matter’s folder cannot be written: the disk is full or read-only.</source>
        <translation>In den Ordner des Falls kann nicht geschrieben werden: Die Festplatte ist voll oder schreibgeschützt.</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Der Name</translation>
    </message>
    <message>
        <source>The name of a saved copy ends in .pincite.</source>
        <translation>Der Name einer gespeicherten Kopie endet auf .pincite.</translation>
    </message>
    <message>
        <source>The name of the file must end in .csv, .pdf or .docx.</source>
        <translation>Der Name der Datei muss auf .csv, .pdf oder .docx enden.</translation>
    </message>
    <message>
        <source>The name of the file must end in .csv.</source>
        <translation>Der Name der Datei muss auf .csv enden.</translation>
    </message>
    <message>
        <source>The name of the file must end in .pdf or .docx.</source>
        <translation>Der Name der Datei muss auf .pdf oder .docx enden.</translation>
    </message>
    <message>
        <source>The native ({name}) is of a kind that is not read; its images were taken.</source>
        <translation>Das Original ({name}) ist von einer Art, die nicht gelesen wird; genommen wurden seine Bilder.</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>Die Notiz ist leer.</translation>
    </message>
    <message>
        <source>The number after w/ can be 1 to {most}.</source>
        <translation>Die Zahl nach w/ kann 1 bis {most} sein.</translation>
    </message>
    <message>
        <source>The other exhibit was itself replaced. Choose the one that stands.</source>
        <translation>Das andere Beweisstück wurde selbst ersetzt. Das geltende wählen.</translation>
    </message>
    <message>
        <source>The page numbers of this transcript begin again inside it (several volumes in one file), so its passages are cited without page and line.</source>
        <translation>Die Seitenzahlen dieses Protokolls beginnen darin von vorn (mehrere Bände in einer Datei), daher werden seine Textstellen ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>The page numbers of this transcript could not be read with certainty, so its passages are cited without page and line.</source>
        <translation>Die Seitenzahlen dieses Protokolls konnten nicht sicher gelesen werden, daher werden seine Textstellen ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>The page “{name}” cannot be shown. Import it by itself.</source>
        <translation>Die Seite „{name}“ kann nicht gezeigt werden. Sie für sich importieren.</translation>
    </message>
    <message>
        <source>The pages of this exhibit cannot be read.</source>
        <translation>Die Seiten dieses Beweisstücks können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The pages of this file could not be drawn.</source>
        <translation>Die Seiten dieser Datei konnten nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>The pages of this file could not be laid out.</source>
        <translation>Die Seiten dieser Datei konnten nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>The pages show the words of this file; their layout is not the original.</source>
        <translation>Die Seiten zeigen die Wörter dieser Datei; ihre Gestaltung ist nicht das Original.</translation>
    </message>
    <message>
        <source>The paper cannot be written over the matter itself. Choose another file.</source>
        <translation>Das Papier kann nicht über den Fall selbst geschrieben werden. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The parts of this Word file are nested too deeply.</source>
        <translation>Die Teile dieser Word-Datei sind zu tief geschachtelt.</translation>
    </message>
    <message>
        <source>The parts of this e-mail are nested too deeply to be told apart; they are shown as they stand in the file.</source>
        <translation>Die Teile dieser E-Mail sind zu tief verschachtelt, um sie zu unterscheiden; sie werden gezeigt, wie sie in der Datei stehen.</translation>
    </message>
    <message>
        <source>The parts of this e-mail are nested too deeply; some are only among its files.</source>
        <translation>Die Teile dieser E-Mail sind zu tief verschachtelt; einige stehen nur unter ihren Dateien.</translation>
    </message>
    <message>
        <source>The parts of this file are nested too deeply to be read.</source>
        <translation>Die Teile dieser Datei sind zu tief geschachtelt, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The parts of this file are nested too deeply.</source>
        <translation>Die Teile dieser Datei sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The parts of this {what} are nested too deeply.</source>
        <translation>Die Teile dieser Datei ({what}) sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The party</source>
        <translation>Die Partei</translation>
    </message>
    <message>
        <source>The passage already carries the tag {name}.</source>
        <translation>Die Textstelle trägt schon die Kennzeichnung {name}.</translation>
    </message>
    <message>
        <source>The passage does not carry this tag.</source>
        <translation>Die Textstelle trägt diese Kennzeichnung nicht.</translation>
    </message>
    <message>
        <source>The passage has just these issues already.</source>
        <translation>Die Textstelle hat genau diese Streitpunkte schon.</translation>
    </message>
    <message>
        <source>The passage in its place was withdrawn meanwhile. Keep one of them.</source>
        <translation>Die Textstelle an ihrer Stelle wurde inzwischen zurückgezogen. Eine behalten.</translation>
    </message>
    <message>
        <source>The passage stands on these words already.</source>
        <translation>Die Textstelle steht schon auf diesen Wörtern.</translation>
    </message>
    <message>
        <source>The passphrase does not open this backup. It is the one that the matter had when the backup was written.</source>
        <translation>Das Kennwort öffnet diese Sicherung nicht. Es ist das, das der Fall hatte, als die Sicherung geschrieben wurde.</translation>
    </message>
    <message>
        <source>The passphrase does not open this file. Type it again; if it is surely right, the file is damaged: restore the last backup.</source>
        <translation>Das Kennwort öffnet diese Datei nicht. Noch einmal eingeben; ist es sicher richtig, so ist die Datei beschädigt: die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The path {path} leads out of the volume. It was not opened.</source>
        <translation>Der Pfad {path} führt aus dem Volume hinaus. Er wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The path {path} names a drive or a share, not a file of the volume. It was not opened.</source>
        <translation>Der Pfad {path} nennt ein Laufwerk oder eine Freigabe, keine Datei des Volumes. Er wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>Die Person</translation>
    </message>
    <message>
        <source>The plain-text version of this e-mail differs from the HTML version that is shown, and follows it; words only in the plain text: {absent}; only in the HTML: {further}.</source>
        <translation>Die Nur-Text-Fassung dieser E-Mail weicht von der gezeigten HTML-Fassung ab und folgt ihr; Wörter nur im Nur-Text: {absent}; nur im HTML: {further}.</translation>
    </message>
    <message>
        <source>The quantity as a number</source>
        <translation>Die Mengenangabe als Zahl</translation>
    </message>
    <message>
        <source>The quantity as written: not more than 40</source>
        <translation>Die Mengenangabe im Wortlaut: not more than 40</translation>
    </message>
    <message>
        <source>The query breaks off: a word is missing at its end.</source>
        <translation>Die Anfrage bricht ab: Am Ende fehlt ein Wort.</translation>
    </message>
    <message>
        <source>The quote does not occur in the text of this exhibit.</source>
        <translation>Das Zitat kommt im Text dieses Beweisstücks nicht vor.</translation>
    </message>
    <message>
        <source>The quote is empty.</source>
        <translation>Das Zitat ist leer.</translation>
    </message>
    <message>
        <source>The quote occurs {count} times: say which one, from 1 to {count}.</source>
        <translation>Das Zitat kommt {count}-mal vor: angeben, welches, von 1 bis {count}.</translation>
    </message>
    <message>
        <source>The quote occurs {times}: there is no number {nth}.</source>
        <translation>Das Zitat kommt {times} vor: Eine Nummer {nth} gibt es nicht.</translation>
    </message>
    <message>
        <source>The reviewer</source>
        <translation>Der Bearbeiter</translation>
    </message>
    <message>
        <source>The search index cannot be written: the folder is read-only.</source>
        <translation>Der Suchindex kann nicht geschrieben werden: Der Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The search index could not be written.</source>
        <translation>Der Suchindex konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The search index is damaged. It is made anew from the matter; nothing is lost.</source>
        <translation>Der Suchindex ist beschädigt. Er wird aus dem Fall neu gemacht; nichts geht verloren.</translation>
    </message>
    <message>
        <source>The search index is in use. Close the other window first.</source>
        <translation>Der Suchindex wird gerade benutzt. Zuerst das andere Fenster schließen.</translation>
    </message>
    <message>
        <source>The search index is in use. Search again in a moment.</source>
        <translation>Der Suchindex wird gerade benutzt. Gleich noch einmal suchen.</translation>
    </message>
    <message>
        <source>The tag</source>
        <translation>Die Kennzeichnung</translation>
    </message>
    <message>
        <source>The text of an exhibit is damaged ({name}). {remedy}</source>
        <translation>Der Text eines Beweisstücks ist beschädigt ({name}). {remedy}</translation>
    </message>
    <message>
        <source>The text of an exhibit that they name did not come with them.</source>
        <translation>Der Text eines Beweisstücks, das sie nennen, kam nicht mit ihnen.</translation>
    </message>
    <message>
        <source>The text of this exhibit is damaged. Run “verify” and restore the last backup.</source>
        <translation>Der Text dieses Beweisstücks ist beschädigt. „verify“ ausführen und die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The text of this exhibit is not in the matter. Ask for a fresh hand-over.</source>
        <translation>Der Text dieses Beweisstücks ist nicht im Fall. Um eine neue Übergabe bitten.</translation>
    </message>
    <message>
        <source>The text that came with this file could not be opened, and was left out.</source>
        <translation>Der mitgelieferte Text dieser Datei konnte nicht geöffnet werden und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The text that came with this file is larger than 100 MB, and was left out.</source>
        <translation>Der mitgelieferte Text dieser Datei ist größer als 100 MB und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The words of {pages} were recognised with {percent} % confidence: check what you cite against the page.</source>
        <translation>Die Wörter von {pages} wurden mit {percent} % Sicherheit erkannt: Was zitiert wird, mit der Seite vergleichen.</translation>
    </message>
    <message>
        <source>Their role: officer, employee, 30(b)(6) designee and so on</source>
        <translation>Ihre Rolle: Organ, Arbeitnehmer, Benannter nach 30(b)(6) und so weiter</translation>
    </message>
    <message>
        <source>There already is a batch named “{name}”.</source>
        <translation>Einen Stapel mit dem Namen „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There already is a party named “{name}”.</source>
        <translation>Eine Partei mit dem Namen „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There already is a person named “{name}”. Add an alias to them instead.</source>
        <translation>Eine Person mit dem Namen „{name}“ gibt es schon. Ihr stattdessen einen weiteren Namen geben.</translation>
    </message>
    <message>
        <source>There already is a sample named “{name}”.</source>
        <translation>Eine Stichprobe mit dem Namen „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There already is a tag named “{name}”.</source>
        <translation>Eine Kennzeichnung mit dem Namen „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There already is an issue named “{name}”. Merge the two instead.</source>
        <translation>Einen Streitpunkt mit dem Namen „{name}“ gibt es schon. Die beiden stattdessen zusammenführen.</translation>
    </message>
    <message>
        <source>There are no unconfirmed Bates numbers on these exhibits.</source>
        <translation>Auf diesen Beweisstücken stehen keine unbestätigten Bates-Nummern.</translation>
    </message>
    <message>
        <source>There are no words here that can be tagged: exhibits as a whole, and questions without an answer, are left out.</source>
        <translation>Hier sind keine Wörter, die gekennzeichnet werden können: Beweisstücke als Ganzes und Fragen ohne Antwort bleiben außen vor.</translation>
    </message>
    <message>
        <source>There are no words in this selection.</source>
        <translation>In dieser Auswahl sind keine Wörter.</translation>
    </message>
    <message>
        <source>There is a file of this name. Choose a new folder for the matter.</source>
        <translation>Es gibt eine Datei dieses Namens. Einen neuen Ordner für den Fall wählen.</translation>
    </message>
    <message>
        <source>There is no backup in this folder. Choose the folder that backups were written to.</source>
        <translation>In diesem Ordner liegt keine Sicherung. Den Ordner wählen, in den gesichert wurde.</translation>
    </message>
    <message>
        <source>There is no character set named {encoding}.</source>
        <translation>Einen Zeichensatz {encoding} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no choice of columns “{name}” here. There are: {names}.</source>
        <translation>Eine Spaltenauswahl „{name}“ gibt es hier nicht. Es gibt: {names}.</translation>
    </message>
    <message>
        <source>There is no cite to read.</source>
        <translation>Es ist keine Fundstelle zu lesen.</translation>
    </message>
    <message>
        <source>There is no field “{name}” here. There are: {known}.</source>
        <translation>Ein Feld „{name}“ gibt es hier nicht. Es gibt: {known}.</translation>
    </message>
    <message>
        <source>There is no field “{name}”. There are: {known}.</source>
        <translation>Ein Feld „{name}“ gibt es nicht. Es gibt: {known}.</translation>
    </message>
    <message>
        <source>There is no letter or number between the quotation marks.</source>
        <translation>Zwischen den Anführungszeichen steht kein Buchstabe und keine Ziffer.</translation>
    </message>
    <message>
        <source>There is no letter or number in “{typed}”.</source>
        <translation>In „{typed}“ steht kein Buchstabe und keine Ziffer.</translation>
    </message>
    <message>
        <source>There is no load file (.dat or .opt) in this folder.</source>
        <translation>In diesem Ordner ist keine Ladedatei (.dat oder .opt).</translation>
    </message>
    <message>
        <source>There is no matter here: the file matter.pincite is missing.</source>
        <translation>Hier liegt kein Fall: Die Datei matter.pincite fehlt.</translation>
    </message>
    <message>
        <source>There is no matter here: the folder is missing.</source>
        <translation>Hier liegt kein Fall: Der Ordner fehlt.</translation>
    </message>
    <message>
        <source>There is no message in this mailbox.</source>
        <translation>In diesem Postfach ist keine Nachricht.</translation>
    </message>
    <message>
        <source>There is no number {pages} pages before {self}.</source>
        <translation>{pages} Seiten vor {self} gibt es keine Nummer.</translation>
    </message>
    <message>
        <source>There is no page {number}: this exhibit has {count} pages.</source>
        <translation>Eine Seite {number} gibt es nicht: Dieses Beweisstück hat {count} Seiten.</translation>
    </message>
    <message>
        <source>There is no printed page {page} in this transcript.</source>
        <translation>Eine gedruckte Seite {page} gibt es in diesem Protokoll nicht.</translation>
    </message>
    <message>
        <source>There is no printed page {page}: they run from {first} to {last}.</source>
        <translation>Eine gedruckte Seite {page} gibt es nicht: Sie gehen von {first} bis {last}.</translation>
    </message>
    <message>
        <source>There is no such file any more. Look where your colleague’s file lies now.</source>
        <translation>Diese Datei gibt es nicht mehr. Nachsehen, wo die Datei des Kollegen jetzt liegt.</translation>
    </message>
    <message>
        <source>There is no tag “{word}” in this matter. There are: {names}.</source>
        <translation>Eine Kennzeichnung „{word}“ gibt es in diesem Fall nicht. Es gibt: {names}.</translation>
    </message>
    <message>
        <source>There is no time zone named “{zone}”. Give a place, such as America/New_York.</source>
        <translation>Eine Zeitzone „{zone}“ gibt es nicht. Einen Ort angeben, etwa America/New_York.</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>Es gibt nichts zu ändern.</translation>
    </message>
    <message>
        <source>There is nothing to draw from. Choose another filter.</source>
        <translation>Es gibt nichts zu ziehen. Einen anderen Filter wählen.</translation>
    </message>
    <message>
        <source>There is nothing to print yet: choose passages, or widen the filter.</source>
        <translation>Es gibt noch nichts zu drucken: Textstellen wählen oder den Filter weiten.</translation>
    </message>
    <message>
        <source>There is nothing to recognise: every page in the matter has words.</source>
        <translation>Es gibt nichts zu erkennen: Jede Seite im Fall hat Wörter.</translation>
    </message>
    <message>
        <source>There is nothing to recognise: every page of it has words already.</source>
        <translation>Es gibt nichts zu erkennen: Jede seiner Seiten hat schon Wörter.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to set.</source>
        <translation>Es gibt nichts zu setzen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>These are counsel’s words: a question is not testimony until it is answered. Select the answer with it, or say that you mean counsel’s words.</source>
        <translation>Dies sind Worte des Anwalts: Eine Frage ist keine Aussage, bis sie beantwortet ist. Die Antwort mit auswählen oder angeben, dass die Worte des Anwalts gemeint sind.</translation>
    </message>
    <message>
        <source>These are more rows than one workbook holds. Narrow the table of passages, choose fewer columns, or write a CSV file.</source>
        <translation>Das sind mehr Zeilen, als eine Arbeitsmappe fasst. Die Tabelle der Textstellen eingrenzen, weniger Spalten wählen oder eine CSV-Datei schreiben.</translation>
    </message>
    <message>
        <source>These are questions alone, counsel’s words and no testimony. To tag one all the same, go to it on its page and press the digit twice.</source>
        <translation>Dies sind nur Fragen, also Worte des Anwalts und keine Aussage. Um eine davon trotzdem zu kennzeichnen, zu ihr auf die Seite gehen und die Ziffer zweimal drücken.</translation>
    </message>
    <message>
        <source>These cannot be joined into one.</source>
        <translation>Diese lassen sich nicht zu einer vereinen.</translation>
    </message>
    <message>
        <source>These exhibits are in the batch already.</source>
        <translation>Diese Beweisstücke liegen schon im Stapel.</translation>
    </message>
    <message>
        <source>These passages are linked so already.</source>
        <translation>Diese Textstellen sind schon so verknüpft.</translation>
    </message>
    <message>
        <source>These passages are not in the matter, or were withdrawn.</source>
        <translation>Diese Textstellen gehören nicht zum Fall oder wurden zurückgezogen.</translation>
    </message>
    <message>
        <source>These passages are not linked so.</source>
        <translation>Diese Textstellen sind nicht so verknüpft.</translation>
    </message>
    <message>
        <source>These stand on two readings of the exhibit. Keep one of them, or both.</source>
        <translation>Diese stehen auf zwei Lesungen des Beweisstücks. Eine behalten oder beide.</translation>
    </message>
    <message>
        <source>These words are a passage already.</source>
        <translation>Diese Wörter sind schon eine Textstelle.</translation>
    </message>
    <message>
        <source>These words are too long to be a cite.</source>
        <translation>Diese Wörter sind zu lang für eine Fundstelle.</translation>
    </message>
    <message>
        <source>They are damaged: they are not what their ids say, or not written as Pincite writes.</source>
        <translation>Sie sind beschädigt: Sie sind nicht, was ihre Kennungen sagen, oder nicht so geschrieben, wie Pincite schreibt.</translation>
    </message>
    <message>
        <source>They belong to another matter.</source>
        <translation>Sie gehören zu einem anderen Fall.</translation>
    </message>
    <message>
        <source>This Office file is protected by a password, or of an old kind. Open it, take the password away or save it as PDF, and load that.</source>
        <translation>Diese Office-Datei ist durch ein Kennwort geschützt oder von alter Art. Sie öffnen, das Kennwort entfernen oder als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This Outlook data file cannot be opened: it is damaged, or encrypted for one Windows account. Ask for a .pst that was exported from Outlook.</source>
        <translation>Diese Outlook-Datendatei lässt sich nicht öffnen: Sie ist beschädigt oder für ein einzelnes Windows-Konto verschlüsselt. Um eine .pst bitten, die aus Outlook exportiert wurde.</translation>
    </message>
    <message>
        <source>This PDF does not open with that password.</source>
        <translation>Dieses PDF lässt sich mit diesem Kennwort nicht öffnen.</translation>
    </message>
    <message>
        <source>This PDF has no pages that can be read.</source>
        <translation>Dieses PDF hat keine lesbaren Seiten.</translation>
    </message>
    <message>
        <source>This PDF has {count} pages, more than Pincite takes in.</source>
        <translation>Dieses PDF hat {count} Seiten, mehr als Pincite aufnimmt.</translation>
    </message>
    <message>
        <source>This PDF holds a form of a kind (XFA) that only Adobe’s programs draw: its pages may be empty or old here. Ask the sender to print it to PDF.</source>
        <translation>Dieses PDF enthält ein Formular einer Art (XFA), die nur Programme von Adobe zeichnen: Seine Seiten sind hier vielleicht leer oder veraltet. Den Absender bitten, es als PDF zu drucken.</translation>
    </message>
    <message>
        <source>This PDF is a portfolio: what was sent are the files inside it, which were taken in beside it.</source>
        <translation>Dieses PDF ist ein Portfolio: Gesendet wurden die Dateien darin, und sie wurden daneben aufgenommen.</translation>
    </message>
    <message>
        <source>This PDF is damaged and could not be read.</source>
        <translation>Dieses PDF ist beschädigt und konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This PDF is damaged and could not be repaired; it is shown as it is.</source>
        <translation>Dieses PDF ist beschädigt und konnte nicht repariert werden; es wird gezeigt, wie es ist.</translation>
    </message>
    <message>
        <source>This PDF is damaged and no copy of it could be made.</source>
        <translation>Dieses PDF ist beschädigt, und eine Kopie davon war nicht möglich.</translation>
    </message>
    <message>
        <source>This PDF is damaged; what is shown is a repaired copy. The original is kept.</source>
        <translation>Dieses PDF ist beschädigt; gezeigt wird eine reparierte Kopie. Das Original bleibt erhalten.</translation>
    </message>
    <message>
        <source>This PDF is protected by a password.</source>
        <translation>Dieses PDF ist durch ein Kennwort geschützt.</translation>
    </message>
    <message>
        <source>This PDF is protected by a system of its sender ({name}) and not by a password. Ask the sender for a copy without it.</source>
        <translation>Dieses PDF ist durch ein System seines Absenders ({name}) geschützt und nicht durch ein Kennwort. Den Absender um eine Kopie ohne dieses bitten.</translation>
    </message>
    <message>
        <source>This Word file could not be opened.</source>
        <translation>Diese Word-Datei konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This Word file has macros. They were not run.</source>
        <translation>Diese Word-Datei enthält Makros. Sie wurden nicht ausgeführt.</translation>
    </message>
    <message>
        <source>This Word file has no words in its body.</source>
        <translation>Diese Word-Datei hat keine Wörter in ihrem Text.</translation>
    </message>
    <message>
        <source>This Word file has tracked changes: {deleted} deletions and {inserted} insertions. They stand in the text as [deleted: …] and [inserted: …], with who made them.</source>
        <translation>Diese Word-Datei enthält nachverfolgte Änderungen: {deleted} Löschungen und {inserted} Einfügungen. Im Text stehen sie als [deleted: …] und [inserted: …], mit dem, von wem sie sind.</translation>
    </message>
    <message>
        <source>This Word file has {count} comments; they stand at the end of the text.</source>
        <translation>Diese Word-Datei enthält {count} Kommentare; sie stehen am Ende des Texts.</translation>
    </message>
    <message>
        <source>This Word file holds no document.</source>
        <translation>Diese Word-Datei enthält kein Dokument.</translation>
    </message>
    <message>
        <source>This Word file is damaged and cannot be read.</source>
        <translation>Diese Word-Datei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This Word file is larger than 200 MB. Save it as PDF and load that.</source>
        <translation>Diese Word-Datei ist größer als 200 MB. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This Word file refers to contents outside of itself. They were not loaded.</source>
        <translation>Diese Word-Datei verweist auf Inhalte außerhalb ihrer selbst. Sie wurden nicht geladen.</translation>
    </message>
    <message>
        <source>This backup is damaged, or no backup of Pincite. Choose the one before it.</source>
        <translation>Diese Sicherung ist beschädigt oder keine Sicherung von Pincite. Die vorige wählen.</translation>
    </message>
    <message>
        <source>This backup is damaged. Choose the one before it.</source>
        <translation>Diese Sicherung ist beschädigt. Die vorige wählen.</translation>
    </message>
    <message>
        <source>This backup is locked with the passphrase that its matter had when it was written. Give it to restore the backup.</source>
        <translation>Diese Sicherung ist mit dem Kennwort gesperrt, das ihr Fall hatte, als sie geschrieben wurde. Es angeben, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <source>This backup was written by a newer Pincite. Install that version to restore it.</source>
        <translation>Diese Sicherung wurde von einem neueren Pincite geschrieben. Diese Version installieren, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <source>This batch is not in the matter, or was removed.</source>
        <translation>Dieser Stapel gehört nicht zum Fall oder wurde entfernt.</translation>
    </message>
    <message>
        <source>This came to an end before it was done. What was taken in before is kept. Do it again.</source>
        <translation>Dies endete, bevor es fertig war. Was zuvor übernommen wurde, bleibt. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This cannot be said of any of these. Of the first: {why}</source>
        <translation>Das lässt sich von keiner dieser Stellen sagen. Zur ersten: {why}</translation>
    </message>
    <message>
        <source>This document could not be opened.</source>
        <translation>Dieses Dokument konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This document has no words in its body.</source>
        <translation>Dieses Dokument hat keine Wörter in seinem Text.</translation>
    </message>
    <message>
        <source>This document is larger than 200 MB. Save it as PDF and load that.</source>
        <translation>Dieses Dokument ist größer als 200 MB. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This document is protected by a password. Take the password away, and load it again.</source>
        <translation>Dieses Dokument ist durch ein Kennwort geschützt. Das Kennwort entfernen und noch einmal laden.</translation>
    </message>
    <message>
        <source>This e-mail could not be opened.</source>
        <translation>Diese E-Mail konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This e-mail has no headers: who wrote it, to whom and when is not in the file.</source>
        <translation>Diese E-Mail hat keine Kopfzeilen: Wer sie an wen und wann geschrieben hat, steht nicht in der Datei.</translation>
    </message>
    <message>
        <source>This e-mail is larger than 300 MB. Save its attachments and load them.</source>
        <translation>Diese E-Mail ist größer als 300 MB. Ihre Anhänge speichern und diese laden.</translation>
    </message>
    <message>
        <source>This e-mail is signed. Pincite does not check signatures.</source>
        <translation>Diese E-Mail ist signiert. Pincite prüft keine Signaturen.</translation>
    </message>
    <message>
        <source>This e-mail or a part of it is encrypted and cannot be read here. Ask for a decrypted copy.</source>
        <translation>Diese E-Mail oder ein Teil davon ist verschlüsselt und kann hier nicht gelesen werden. Um eine entschlüsselte Kopie bitten.</translation>
    </message>
    <message>
        <source>This electronic book could not be opened.</source>
        <translation>Dieses elektronische Buch konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This electronic book holds no words.</source>
        <translation>Dieses elektronische Buch enthält keine Wörter.</translation>
    </message>
    <message>
        <source>This electronic book is larger than 300 MB.</source>
        <translation>Dieses elektronische Buch ist größer als 300 MB.</translation>
    </message>
    <message>
        <source>This electronic book is locked by its publisher and cannot be read.</source>
        <translation>Dieses elektronische Buch ist von seinem Verlag gesperrt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This exhibit has no headers of a mail.</source>
        <translation>Dieses Beweisstück hat keine Kopfzeilen einer E-Mail.</translation>
    </message>
    <message>
        <source>This exhibit has no page {page}.</source>
        <translation>Dieses Beweisstück hat keine Seite {page}.</translation>
    </message>
    <message>
        <source>This exhibit has no pages that a cite could name.</source>
        <translation>Dieses Beweisstück hat keine Seiten, die eine Fundstelle nennen könnte.</translation>
    </message>
    <message>
        <source>This exhibit has no pages.</source>
        <translation>Dieses Beweisstück hat keine Seiten.</translation>
    </message>
    <message>
        <source>This exhibit has no paragraph {counted}.</source>
        <translation>Dieses Beweisstück hat keinen Absatz {counted}.</translation>
    </message>
    <message>
        <source>This exhibit has no printed line numbers.</source>
        <translation>Dieses Beweisstück hat keine gedruckten Zeilennummern.</translation>
    </message>
    <message>
        <source>This exhibit has no such reading.</source>
        <translation>Eine solche Lesung hat dieses Beweisstück nicht.</translation>
    </message>
    <message>
        <source>This exhibit has no {label}.</source>
        <translation>Dieses Beweisstück hat kein {label}.</translation>
    </message>
    <message>
        <source>This exhibit is a picture and has no text until it is recognised.</source>
        <translation>Dieses Beweisstück ist ein Bild und hat keinen Text, bis er erkannt wird.</translation>
    </message>
    <message>
        <source>This exhibit is not in the matter.</source>
        <translation>Dieses Beweisstück gehört nicht zum Fall.</translation>
    </message>
    <message>
        <source>This exhibit is not sequestered.</source>
        <translation>Dieses Beweisstück ist nicht weggeschlossen.</translation>
    </message>
    <message>
        <source>This exhibit is protected by a password.</source>
        <translation>Dieses Beweisstück ist durch ein Kennwort geschützt.</translation>
    </message>
    <message>
        <source>This exhibit is sequestered already.</source>
        <translation>Dieses Beweisstück ist schon weggeschlossen.</translation>
    </message>
    <message>
        <source>This exhibit was destroyed; that cannot be undone.</source>
        <translation>Dieses Beweisstück wurde vernichtet; das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>This exhibit's file cannot be opened as a PDF.</source>
        <translation>Die Datei dieses Beweisstücks lässt sich nicht als PDF öffnen.</translation>
    </message>
    <message>
        <source>This file belongs to another matter, “{title}”. Open that matter to take it in; nothing was changed.</source>
        <translation>Diese Datei gehört zu einem anderen Fall, „{title}“. Jenen Fall öffnen, um sie zu übernehmen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This file by {name} is damaged: it has not changed for an hour and is not whole. Ask {name} to open the matter, so that Pincite puts in again what it held. If that cannot be, delete it: whoever has its acts puts them in again.</source>
        <translation>Diese Datei von {name} ist beschädigt: Sie hat sich seit einer Stunde nicht geändert und ist nicht vollständig. {name} bitten, den Fall zu öffnen, damit Pincite noch einmal hineinlegt, was darin war. Geht das nicht, sie löschen: Wer ihre Vorgänge hat, legt sie noch einmal hinein.</translation>
    </message>
    <message>
        <source>This file cannot be read any more. Connect the place it lies on.</source>
        <translation>Diese Datei ist nicht mehr lesbar. Den Ort, an dem sie liegt, verbinden.</translation>
    </message>
    <message>
        <source>This file cannot be read: you may not open it, or the place it lies on is not connected.</source>
        <translation>Diese Datei kann nicht gelesen werden: Sie darf nicht geöffnet werden, oder der Ort, an dem sie liegt, ist nicht verbunden.</translation>
    </message>
    <message>
        <source>This file could not be opened.</source>
        <translation>Diese Datei konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This file does not hold text that can be read.</source>
        <translation>Diese Datei enthält keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>This file does not say its character set; it was read as {charset}. Check names and quotation marks.</source>
        <translation>Diese Datei nennt ihren Zeichensatz nicht; sie wurde als {charset} gelesen. Namen und Anführungszeichen prüfen.</translation>
    </message>
    <message>
        <source>This file has more cells than can be shown as pages: {count:,} cells are left out. Save the part that matters as a file of its own and load that.</source>
        <translation>Diese Datei hat mehr Zellen, als sich als Seiten zeigen lassen: {count:,} Zellen sind weggelassen. Den wichtigen Teil als eigene Datei speichern und diese laden.</translation>
    </message>
    <message>
        <source>This file has tracked changes: {deleted} deletions and {inserted} insertions. They stand in the text as [deleted: …] and [inserted: …], with who made them.</source>
        <translation>Diese Datei enthält nachverfolgte Änderungen: {deleted} Löschungen und {inserted} Einfügungen. Im Text stehen sie als [deleted: …] und [inserted: …], mit dem, von wem sie sind.</translation>
    </message>
    <message>
        <source>This file holds more than Pincite reads from a colleague’s file, so nothing was taken in. Ask for a hand-over of the acts alone.</source>
        <translation>Diese Datei enthält mehr, als Pincite aus der Datei eines Kollegen liest, daher wurde nichts übernommen. Um eine Übergabe nur mit den Vorgängen bitten.</translation>
    </message>
    <message>
        <source>This file holds only what is new since an earlier one, so no matter can be begun from it. Ask your colleague for all of it: a hand-over for everyone, or a package.</source>
        <translation>Diese Datei enthält nur, was seit einer früheren neu ist, daher kann kein Fall aus ihr beginnen. Den Kollegen um alles bitten: eine Übergabe für alle oder ein Paket.</translation>
    </message>
    <message>
        <source>This file is a database of another program, not a review database of Pincite.</source>
        <translation>Diese Datei ist die Datenbank eines anderen Programms, keine von Pincite.</translation>
    </message>
    <message>
        <source>This file is damaged and could not be read. Ask for a fresh copy.</source>
        <translation>Diese Datei ist beschädigt und konnte nicht gelesen werden. Um eine neue Kopie bitten.</translation>
    </message>
    <message>
        <source>This file is damaged, and nothing in it could be read. Ask your colleague to send it again.</source>
        <translation>Diese Datei ist beschädigt, und nichts darin war lesbar. Den Kollegen bitten, sie noch einmal zu senden.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is empty. If it is still being copied, wait until it is whole; else ask your colleague to send it again.</source>
        <translation>Diese Datei ist leer. Wird sie noch kopiert, warten, bis sie vollständig ist; sonst den Kollegen bitten, sie noch einmal zu senden.</translation>
    </message>
    <message>
        <source>This file is locked with a passphrase, or it is no file of Pincite. Ask your colleague for the passphrase.</source>
        <translation>Diese Datei ist mit einem Kennwort gesperrt oder keine Datei von Pincite. Den Kollegen nach dem Kennwort fragen.</translation>
    </message>
    <message>
        <source>This file is locked with a passphrase, or it is no review database of Pincite. Give the passphrase to open it.</source>
        <translation>Diese Datei ist mit einem Kennwort gesperrt oder keine Falldatenbank von Pincite. Zum Öffnen das Kennwort angeben.</translation>
    </message>
    <message>
        <source>This file is locked with a passphrase. Ask your colleague for it.</source>
        <translation>Diese Datei ist mit einem Kennwort gesperrt. Den Kollegen danach fragen.</translation>
    </message>
    <message>
        <source>This file is named as an Outlook message, but it is not one.</source>
        <translation>Diese Datei heißt wie eine Outlook-Nachricht, ist aber keine.</translation>
    </message>
    <message>
        <source>This file is named as an e-mail, but it is not one.</source>
        <translation>Diese Datei heißt wie eine E-Mail, ist aber keine.</translation>
    </message>
    <message>
        <source>This file is not whole, so no matter was begun from it: 1 act cannot be taken. {reason} Ask your colleague for a fresh file.</source>
        <translation>Diese Datei ist nicht vollständig, daher wurde kein Fall aus ihr begonnen: 1 Vorgang lässt sich nicht übernehmen. {reason} Den Kollegen um eine neue Datei bitten.</translation>
    </message>
    <message>
        <source>This file is not whole, so no matter was begun from it: {count} acts cannot be taken. {reason} Ask your colleague for a fresh file.</source>
        <translation>Diese Datei ist nicht vollständig, daher wurde kein Fall aus ihr begonnen: {count} Vorgänge lassen sich nicht übernehmen. {reason} Den Kollegen um eine neue Datei bitten.</translation>
    </message>
    <message>
        <source>This file is not whole. If it is still being copied, wait until it is; else it was damaged on its way: ask your colleague to send it again.</source>
        <translation>Diese Datei ist nicht vollständig. Wird sie noch kopiert, das Ende abwarten; sonst wurde sie unterwegs beschädigt: den Kollegen bitten, sie noch einmal zu senden.</translation>
    </message>
    <message>
        <source>This file is not written in the character set {encoding}.</source>
        <translation>Diese Datei ist nicht im Zeichensatz {encoding} geschrieben.</translation>
    </message>
    <message>
        <source>This file is of an old kind and was opened by LibreOffice.</source>
        <translation>Diese Datei ist von alter Art und wurde mit LibreOffice geöffnet.</translation>
    </message>
    <message>
        <source>This file needs more memory than Pincite gives to one file.</source>
        <translation>Diese Datei braucht mehr Speicher, als Pincite einer Datei gibt.</translation>
    </message>
    <message>
        <source>This file says a version that no Pincite wrote. Restore the last backup.</source>
        <translation>Diese Datei nennt eine Version, die kein Pincite geschrieben hat. Die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>This file stopped the program that reads it, and was left out.</source>
        <translation>Diese Datei hat das Programm angehalten, das sie liest, und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>This file stopped the program that reads it. Nothing was taken in.</source>
        <translation>Diese Datei hat das Programm angehalten, das sie liest. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>This file was copied while the matter was open, so its last acts may be missing. Ask your colleague to close the matter, or to use “Save a copy”, and for a fresh copy.</source>
        <translation>Diese Datei wurde kopiert, während der Fall offen war, daher können die letzten Vorgänge fehlen. Den Kollegen bitten, den Fall zu schließen oder „Kopie speichern“ zu verwenden, und um eine neue Kopie bitten.</translation>
    </message>
    <message>
        <source>This file was copied while the matter was open, so its last acts may be missing. Close the matter where it came from and ask for a fresh copy.</source>
        <translation>Diese Datei wurde kopiert, während der Fall geöffnet war; ihre letzten Vorgänge können fehlen. Den Fall dort schließen, wo er herkam, und um eine neue Kopie bitten.</translation>
    </message>
    <message>
        <source>This file was not read, so it cannot be taken in.</source>
        <translation>Diese Datei wurde nicht gelesen und kann daher nicht aufgenommen werden.</translation>
    </message>
    <message>
        <source>This file was written by a newer Pincite. Install that version to take it in; nothing was changed.</source>
        <translation>Diese Datei wurde von einem neueren Pincite geschrieben. Diese Version installieren, um sie zu übernehmen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This file with an exhibit is damaged: it has not changed for an hour and is not whole. Delete it: a colleague who has the exhibit puts it in again.</source>
        <translation>Diese Datei mit einem Beweisstück ist beschädigt: Sie hat sich seit einer Stunde nicht geändert und ist nicht vollständig. Sie löschen: Ein Kollege, der das Beweisstück hat, legt es noch einmal hinein.</translation>
    </message>
    <message>
        <source>This folder holds backups of several matters. Choose the folder of one of them.</source>
        <translation>In diesem Ordner liegen Sicherungen mehrerer Fälle. Den Ordner eines davon wählen.</translation>
    </message>
    <message>
        <source>This folder is no mailbox of this matter. Name the folder that you set up.</source>
        <translation>Dieser Ordner ist kein Postfachordner dieses Falls. Den eingerichteten Ordner nennen.</translation>
    </message>
    <message>
        <source>This folder is not empty. Choose a new folder for the matter.</source>
        <translation>Dieser Ordner ist nicht leer. Einen neuen Ordner für den Fall wählen.</translation>
    </message>
    <message>
        <source>This folder {reason}, and a matter that is open there can be damaged. Keep the matter in a folder of this computer. That folder can be its mailbox, where your work and your colleagues’ meets; backups and hand-overs may lie there.</source>
        <translation>Dieser Ordner {reason}, und ein dort geöffneter Fall kann Schaden nehmen. Den Fall in einem Ordner dieses Computers halten. Jener Ordner kann sein Postfachordner sein, in dem sich die Arbeit aller trifft; Sicherungen und Übergaben dürfen dort liegen.</translation>
    </message>
    <message>
        <source>This folder {reason}. A matter open there can be damaged; choose another.</source>
        <translation>Dieser Ordner {reason}. Ein dort geöffneter Fall kann Schaden nehmen; einen anderen wählen.</translation>
    </message>
    <message>
        <source>This is a LiveNote package (.lef) of a transcript and its exhibits. Ask the reporter for the ASCII file (.txt) or the full-size PDF, and for the exhibits as PDF.</source>
        <translation>Dies ist ein LiveNote-Paket (.lef) aus einem Protokoll und seinen Beweisstücken. Den Stenografen um die ASCII-Datei (.txt) oder das PDF in voller Größe bitten, und um die Beweisstücke als PDF.</translation>
    </message>
    <message>
        <source>This is a Summation briefcase (.sbf). Ask the reporter for the ASCII file (.txt) in the Amicus format or the full-size PDF, and for the exhibits as PDF.</source>
        <translation>Dies ist eine Summation-Mappe (.sbf). Den Stenografen um die ASCII-Datei (.txt) im Amicus-Format oder das PDF in voller Größe bitten, und um die Beweisstücke als PDF.</translation>
    </message>
    <message>
        <source>This is a TextMap package (.xmef) of a transcript and its exhibits. Ask the reporter for the ASCII file (.txt) or the full-size PDF, and for the exhibits as PDF.</source>
        <translation>Dies ist ein TextMap-Paket (.xmef) aus einem Protokoll und seinen Beweisstücken. Den Stenografen um die ASCII-Datei (.txt) oder das PDF in voller Größe bitten, und um die Beweisstücke als PDF.</translation>
    </message>
    <message>
        <source>This is a database (.mdb), as video programs keep synchronised transcripts in. Ask the reporter for the ASCII file (.txt) or the full-size PDF of the transcript.</source>
        <translation>Dies ist eine Datenbank (.mdb), in der Videoprogramme verbundene Protokolle halten. Den Stenografen um die ASCII-Datei (.txt) oder das PDF des Protokolls in voller Größe bitten.</translation>
    </message>
    <message>
        <source>This is a database of another program, not a matter of Pincite.</source>
        <translation>Dies ist die Datenbank eines anderen Programms, kein Fall von Pincite.</translation>
    </message>
    <message>
        <source>This is a database, and no exhibit. Export what you need as PDF and load that.</source>
        <translation>Dies ist eine Datenbank und kein Beweisstück. Das Nötige als PDF exportieren und dieses laden.</translation>
    </message>
    <message>
        <source>This is a folder. Choose the file in it that your colleague handed over.</source>
        <translation>Dies ist ein Ordner. Die Datei darin wählen, die der Kollege übergeben hat.</translation>
    </message>
    <message>
        <source>This is a folder. Name a file in it, such as “passage log.csv”.</source>
        <translation>Dies ist ein Ordner. Eine Datei darin nennen, etwa „Textstellenverzeichnis.csv“.</translation>
    </message>
    <message>
        <source>This is a portable transcript (.ptf or .xmptf) with the notes of another program. Ask whoever sent it for the ASCII file (.txt) or the full-size PDF of the transcript.</source>
        <translation>Dies ist ein tragbares Protokoll (.ptf oder .xmptf) mit den Notizen eines anderen Programms. Den Absender um die ASCII-Datei (.txt) oder das PDF des Protokolls in voller Größe bitten.</translation>
    </message>
    <message>
        <source>This is a program, and no exhibit. It was not opened.</source>
        <translation>Dies ist ein Programm und kein Beweisstück. Es wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>This is a transcript synchronised with its video (.cms, .dvt or .vid). Ask the reporter or the videographer for the ASCII file (.txt) or the full-size PDF of the transcript.</source>
        <translation>Dies ist ein mit seinem Video verbundenes Protokoll (.cms, .dvt oder .vid). Den Stenografen oder den Videografen um die ASCII-Datei (.txt) oder das PDF des Protokolls in voller Größe bitten.</translation>
    </message>
    <message>
        <source>This is an E-Transcript (.ptx), which only its own viewer opens. Ask the reporter for the ASCII file (.txt) or the full-size PDF, or save it as ASCII from the E-Transcript Viewer.</source>
        <translation>Dies ist ein E-Transcript (.ptx), das nur sein eigener Betrachter öffnet. Den Stenografen um die ASCII-Datei (.txt) oder das PDF in voller Größe bitten, oder es aus dem E-Transcript Viewer als ASCII speichern.</translation>
    </message>
    <message>
        <source>This is an E-Transcript packed as a program (.exe), which is not opened. Ask the reporter for the ASCII file (.txt) or the full-size PDF of it.</source>
        <translation>Dies ist ein als Programm (.exe) gepacktes E-Transcript, das nicht geöffnet wird. Den Stenografen um dessen ASCII-Datei (.txt) oder PDF in voller Größe bitten.</translation>
    </message>
    <message>
        <source>This is an archive. Unpack it and load the files in it.</source>
        <translation>Dies ist ein Archiv. Es entpacken und die Dateien darin laden.</translation>
    </message>
    <message>
        <source>This is decided already, or nobody differs about it any more.</source>
        <translation>Dies ist schon entschieden, oder niemand weicht mehr davon ab.</translation>
    </message>
    <message>
        <source>This is more than {most} words. Search for them in two parts.</source>
        <translation>Das sind mehr als {most} Wörter. In zwei Teilen danach suchen.</translation>
    </message>
    <message>
        <source>This is no file but a device or a pipe, and is not read.</source>
        <translation>Dies ist keine Datei, sondern ein Gerät oder eine Pipe, und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This is no file of Pincite. Choose a hand-over, a package or a review database.</source>
        <translation>Dies ist keine Datei von Pincite. Eine Übergabe, ein Paket oder eine Falldatenbank wählen.</translation>
    </message>
    <message>
        <source>This is no load file: it does not hold text that can be read.</source>
        <translation>Dies ist keine Ladedatei: Sie enthält keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>This is no ordinary file, so nothing can be taken in from it.</source>
        <translation>Dies ist keine gewöhnliche Datei, daher lässt sich nichts aus ihr übernehmen.</translation>
    </message>
    <message>
        <source>This is no ordinary file. Choose another one.</source>
        <translation>Dies ist keine gewöhnliche Datei. Eine andere wählen.</translation>
    </message>
    <message>
        <source>This is no review database of Pincite, or it is locked with a passphrase or damaged. If it should be one, restore the last backup.</source>
        <translation>Dies ist keine Falldatenbank von Pincite, oder sie ist mit einem Kennwort gesperrt oder beschädigt. Falls sie eine sein müsste, die letzte Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>This is not in the matter, or was withdrawn.</source>
        <translation>Dies gehört nicht zum Fall oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>This is only a link to a file. Load the file itself.</source>
        <translation>Dies ist nur eine Verknüpfung mit einer Datei. Die Datei selbst laden.</translation>
    </message>
    <message>
        <source>This is the digital signature of another file, and no exhibit. It was not checked.</source>
        <translation>Dies ist die digitale Signatur einer anderen Datei und kein Beweisstück. Sie wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>This is the folder of a matter. Choose another one as mailbox, such as a folder on the share that holds nothing else.</source>
        <translation>Dies ist der Ordner eines Falls. Einen anderen als Postfachordner wählen, etwa einen Ordner auf der Freigabe, in dem sonst nichts liegt.</translation>
    </message>
    <message>
        <source>This is the load file of a production, and no exhibit. Choose “Load a production…” in the menu, or drop it on the window by itself: then the files that it names are loaded.</source>
        <translation>Dies ist die Ladedatei einer Produktion und kein Beweisstück. Im Menü „Produktion laden …“ wählen oder sie allein auf das Fenster ziehen: Dann werden die Dateien geladen, die sie nennt.</translation>
    </message>
    <message>
        <source>This is the matter’s own file. Give the file for colleagues another name.</source>
        <translation>Dies ist die eigene Datei des Falls. Der Datei für Kollegen einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>This issue is not in the matter. Choose one that is.</source>
        <translation>Dieser Streitpunkt gehört nicht zum Fall. Einen wählen, der dazugehört.</translation>
    </message>
    <message>
        <source>This line is not understood.</source>
        <translation>Diese Zeile wird nicht verstanden.</translation>
    </message>
    <message>
        <source>This mail does not hold the headers that it travelled with.</source>
        <translation>Diese E-Mail enthält die Kopfzeilen nicht, mit denen sie unterwegs war.</translation>
    </message>
    <message>
        <source>This mailbox could not be read to its end.</source>
        <translation>Dieses Postfach konnte nicht bis zum Ende gelesen werden.</translation>
    </message>
    <message>
        <source>This mailbox is damaged, or of a kind that is not read. Ask for it as .mbox, .pst or .eml.</source>
        <translation>Dieses Postfach ist beschädigt oder von einer Art, die nicht gelesen wird. Es als .mbox, .pst oder .eml erbitten.</translation>
    </message>
    <message>
        <source>This matter cannot be written: the file or its folder is read-only.</source>
        <translation>In diesen Fall kann nicht geschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>This matter has no passphrase.</source>
        <translation>Dieser Fall hat kein Kennwort.</translation>
    </message>
    <message>
        <source>This matter is open in another window. Close it there, and do it again; nothing was changed.</source>
        <translation>Dieser Fall ist in einem anderen Fenster offen. Ihn dort schließen und noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This matter was written by a newer Pincite. Install that version to open it; nothing was changed.</source>
        <translation>Dieser Fall wurde von einem neueren Pincite geschrieben. Diese Version installieren, um ihn zu öffnen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This message is damaged in the data file, and could not be taken out.</source>
        <translation>Diese Nachricht ist in der Datendatei beschädigt und konnte nicht herausgenommen werden.</translation>
    </message>
    <message>
        <source>This message is empty.</source>
        <translation>Diese Nachricht ist leer.</translation>
    </message>
    <message>
        <source>This occurrence is not in the matter.</source>
        <translation>Dieses Vorkommen gehört nicht zum Fall.</translation>
    </message>
    <message>
        <source>This page could not be drawn.</source>
        <translation>Diese Seite konnte nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>This page could not be drawn: it stopped the program that draws pages.</source>
        <translation>Diese Seite konnte nicht gezeichnet werden: Sie hat das Programm angehalten, das Seiten zeichnet.</translation>
    </message>
    <message>
        <source>This page could not be drawn: it took too long.</source>
        <translation>Diese Seite konnte nicht gezeichnet werden: Es dauerte zu lange.</translation>
    </message>
    <message>
        <source>This page is too large to be drawn at this zoom.</source>
        <translation>Diese Seite ist zu groß, um in dieser Vergrößerung gezeichnet zu werden.</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing: open one before it.</source>
        <translation>Diese Klammer schließt nichts: davor eine öffnen.</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>This passage is marked already.</source>
        <translation>Diese Textstelle ist schon markiert.</translation>
    </message>
    <message>
        <source>This passage is not in the matter, or was withdrawn.</source>
        <translation>Diese Textstelle gehört nicht zum Fall oder wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>This passage is not in the matter.</source>
        <translation>Diese Textstelle gehört nicht zum Fall.</translation>
    </message>
    <message>
        <source>This passage is not withdrawn.</source>
        <translation>Diese Textstelle ist nicht zurückgezogen.</translation>
    </message>
    <message>
        <source>This passage stands on the text that is shown.</source>
        <translation>Diese Textstelle steht auf dem gezeigten Text.</translation>
    </message>
    <message>
        <source>This passage was widened or narrowed. Change the one that stands in its place.</source>
        <translation>Diese Textstelle wurde erweitert oder verkürzt. Die an ihrer Stelle ändern.</translation>
    </message>
    <message>
        <source>This passphrase does not open the file. Look at capitals and spaces, or ask your colleague whether it is the one for this file.</source>
        <translation>Dieses Kennwort öffnet die Datei nicht. Auf Großbuchstaben und Leerzeichen achten oder den Kollegen fragen, ob es das Kennwort für diese Datei ist.</translation>
    </message>
    <message>
        <source>This picture has {count} million pixels, more than can be shown. Make a smaller copy and load that.</source>
        <translation>Dieses Bild hat {count} Millionen Bildpunkte, mehr als sich zeigen lassen. Eine kleinere Kopie machen und diese laden.</translation>
    </message>
    <message>
        <source>This picture is damaged and could not be read.</source>
        <translation>Dieses Bild ist beschädigt und konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This picture is damaged or of a kind that cannot be shown.</source>
        <translation>Dieses Bild ist beschädigt oder von einer Art, die sich nicht zeigen lässt.</translation>
    </message>
    <message>
        <source>This picture is of a kind that cannot be shown.</source>
        <translation>Dieses Bild ist von einer Art, die sich nicht zeigen lässt.</translation>
    </message>
    <message>
        <source>This presentation could not be opened.</source>
        <translation>Diese Präsentation konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This presentation has macros. They were not run.</source>
        <translation>Diese Präsentation enthält Makros. Sie wurden nicht ausgeführt.</translation>
    </message>
    <message>
        <source>This presentation holds no words. Save it as PDF and load that.</source>
        <translation>Diese Präsentation enthält keine Wörter. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This presentation is larger than 400 MB. Save it as PDF and load that.</source>
        <translation>Diese Präsentation ist größer als 400 MB. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This quotation mark has no partner: close the phrase.</source>
        <translation>Dieses Anführungszeichen hat kein Gegenstück: die Wortfolge schließen.</translation>
    </message>
    <message>
        <source>This reading is of another file.</source>
        <translation>Diese Lesung ist von einer anderen Datei.</translation>
    </message>
    <message>
        <source>This reading is shown already.</source>
        <translation>Diese Lesung wird schon gezeigt.</translation>
    </message>
    <message>
        <source>This review database holds what Pincite never writes, so nothing was taken in from it. Ask your colleague for a hand-over instead, and tell them about this file.</source>
        <translation>Diese Falldatenbank enthält, was Pincite nie schreibt, daher wurde nichts aus ihr übernommen. Den Kollegen stattdessen um eine Übergabe bitten und ihm von dieser Datei sagen.</translation>
    </message>
    <message>
        <source>This reviewer has not worked on the matter yet.</source>
        <translation>Dieser Bearbeiter hat noch nicht an dem Fall gearbeitet.</translation>
    </message>
    <message>
        <source>This rich text file could not be opened.</source>
        <translation>Diese RTF-Datei konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This rich text file ends before it should. What is there is shown.</source>
        <translation>Diese RTF-Datei endet zu früh. Was da ist, wird gezeigt.</translation>
    </message>
    <message>
        <source>This rich text file has no words in its body.</source>
        <translation>Diese RTF-Datei hat keine Wörter in ihrem Text.</translation>
    </message>
    <message>
        <source>This rich text file is larger than 200 MB. Save it as PDF and load that.</source>
        <translation>Diese RTF-Datei ist größer als 200 MB. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This sample is not in the matter, or was removed.</source>
        <translation>Diese Stichprobe gehört nicht zum Fall oder wurde entfernt.</translation>
    </message>
    <message>
        <source>This spreadsheet could not be opened.</source>
        <translation>Diese Arbeitsmappe konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This spreadsheet has macros. They were not run.</source>
        <translation>Diese Arbeitsmappe enthält Makros. Sie wurden nicht ausgeführt.</translation>
    </message>
    <message>
        <source>This spreadsheet has no cells with anything in them.</source>
        <translation>Diese Arbeitsmappe hat keine Zellen, in denen etwas steht.</translation>
    </message>
    <message>
        <source>This spreadsheet has {count} comments; they stand below the sheets they are on.</source>
        <translation>Diese Arbeitsmappe hat {count} Kommentare; sie stehen unter den Blättern, zu denen sie gehören.</translation>
    </message>
    <message>
        <source>This spreadsheet is larger than 200 MB. Save it as PDF and load that.</source>
        <translation>Diese Arbeitsmappe ist größer als 200 MB. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This spreadsheet refers to other workbooks. They were not opened.</source>
        <translation>Diese Arbeitsmappe verweist auf andere Arbeitsmappen. Sie wurden nicht geöffnet.</translation>
    </message>
    <message>
        <source>This table could not be opened.</source>
        <translation>Diese Tabelle konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This table has no fields with anything in them.</source>
        <translation>Diese Tabelle hat keine Felder, in denen etwas steht.</translation>
    </message>
    <message>
        <source>This table is larger than 100 MB; split it before importing it.</source>
        <translation>Diese Tabelle ist größer als 100 MB; vor dem Importieren aufteilen.</translation>
    </message>
    <message>
        <source>This text file is larger than 100 MB; split it before importing it.</source>
        <translation>Diese Textdatei ist größer als 100 MB; vor dem Importieren aufteilen.</translation>
    </message>
    <message>
        <source>This text file is larger than 20 MB; split it before importing it.</source>
        <translation>Diese Textdatei ist größer als 20 MB; vor dem Importieren aufteilen.</translation>
    </message>
    <message>
        <source>This web page could not be opened.</source>
        <translation>Diese Webseite konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This web page holds no words.</source>
        <translation>Diese Webseite enthält keine Wörter.</translation>
    </message>
    <message>
        <source>This web page is larger than 60 MB. Print it to PDF and load that.</source>
        <translation>Diese Webseite ist größer als 60 MB. Als PDF drucken und dieses laden.</translation>
    </message>
    <message>
        <source>This {what} is damaged and cannot be read.</source>
        <translation>Diese Datei ({what}) ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This {what} is of an old kind, which takes LibreOffice to read, and this computer has none. Open it where it was made, save it in today's format or as PDF, and load that.</source>
        <translation>Diese Datei ({what}) ist von alter Art, die nur mit LibreOffice zu lesen ist, und das hat dieser Computer nicht. Dort öffnen, wo sie entstand, im heutigen Format oder als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>This {what} is packed in a way that cannot be read.</source>
        <translation>Diese Datei ({what}) ist auf eine Weise gepackt, die nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>This {what} is protected by a password.</source>
        <translation>Diese Datei ({what}) ist durch ein Kennwort geschützt.</translation>
    </message>
    <message>
        <source>This {what} is protected by a password. Take the password away, and load it again.</source>
        <translation>Diese Datei ({what}) ist durch ein Kennwort geschützt. Das Kennwort entfernen und noch einmal laden.</translation>
    </message>
    <message>
        <source>This {what} is protected in a way that is not known.</source>
        <translation>Diese Datei ({what}) ist auf eine unbekannte Weise geschützt.</translation>
    </message>
    <message>
        <source>This {what} unpacks to far more than a document should, and was not opened.</source>
        <translation>Diese Datei ({what}) wird entpackt weit größer, als ein Dokument sein sollte, und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Time of the exhibit, with its zone</source>
        <translation>Uhrzeit des Beweisstücks, mit Zeitzone</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>To be read with</source>
        <translation>Zu lesen mit</translation>
    </message>
    <message>
        <source>To leave out a word write NOT {word}.</source>
        <translation>Um ein Wort auszuschließen, NOT {word} schreiben.</translation>
    </message>
    <message>
        <source>To whom the mail went</source>
        <translation>An wen die E-Mail ging</translation>
    </message>
    <message>
        <source>To, CC and BCC in one cell</source>
        <translation>An, CC und BCC in einer Zelle</translation>
    </message>
    <message>
        <source>Too many words are tied together with w/N.</source>
        <translation>Zu viele Wörter sind mit w/N verbunden.</translation>
    </message>
    <message>
        <source>Topic noticed</source>
        <translation>Benanntes Thema</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Two columns are printed as “{name}”. Give one another name.</source>
        <translation>Zwei Spalten werden als „{name}“ gedruckt. Einer davon einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Two copies of the matter went on as the same one of {name}: a copy was restored or moved. Nothing is lost; both are here.</source>
        <translation>Zwei Kopien des Falls liefen als dieselbe von {name} weiter: Eine Kopie wurde wiederhergestellt oder verschoben. Nichts ist verloren; beide sind hier.</translation>
    </message>
    <message>
        <source>Two different page numbers stand on the pages of this transcript, so its passages are cited without page and line.</source>
        <translation>Auf den Seiten dieses Protokolls stehen zwei verschiedene Seitenzahlen, daher werden seine Textstellen ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>Two parts of this selection overlap.</source>
        <translation>Zwei Teile dieser Auswahl überschneiden sich.</translation>
    </message>
    <message>
        <source>Type a word to search for.</source>
        <translation>Ein Wort eingeben, nach dem gesucht werden soll.</translation>
    </message>
    <message>
        <source>UNSETTLED while reviewers differ about it and nobody has decided</source>
        <translation>UNSETTLED, solange Bearbeiter davon abweichen und niemand entschieden hat</translation>
    </message>
    <message>
        <source>Under oath</source>
        <translation>Unter Eid</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit or currency: TB, USD, h</source>
        <translation>Einheit oder Währung: TB, USD, h</translation>
    </message>
    <message>
        <source>Upper end of a range</source>
        <translation>Oberes Ende einer Spanne</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What 1 act says is missing. {remedy}</source>
        <translation>Der Inhalt von 1 Vorgang fehlt. {remedy}</translation>
    </message>
    <message>
        <source>What Pincite remembers on this computer could not be saved: the disk is full, or its folder is read-only.</source>
        <translation>Was Pincite sich auf diesem Computer merkt, konnte nicht gespeichert werden: Die Festplatte ist voll, oder der Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>What a rate is counted by: a month</source>
        <translation>Worauf eine Rate sich bezieht: ein Monat</translation>
    </message>
    <message>
        <source>What an act says is damaged ({name}). {remedy}</source>
        <translation>Der Inhalt eines Vorgangs ist beschädigt ({name}). {remedy}</translation>
    </message>
    <message>
        <source>What is admitted or denied: Compl. ¶ 37</source>
        <translation>Was zugestanden oder bestritten wird: Compl. ¶ 37</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>What is measured: films downloaded</source>
        <translation>Was gemessen wird: heruntergeladene Filme</translation>
    </message>
    <message>
        <source>What is shown differs from the log in “{table}”. Nothing is lost: close the matter and open it with “pincite verify --rebuild”.</source>
        <translation>Das Gezeigte weicht in „{table}“ vom Verlauf ab. Nichts ist verloren: den Fall schließen und mit „pincite verify --rebuild“ öffnen.</translation>
    </message>
    <message>
        <source>What kind of admission, denial or quantity it is</source>
        <translation>Welche Art von Zugeständnis, Bestreiten oder Mengenangabe es ist</translation>
    </message>
    <message>
        <source>What shows authority, scope or conspiracy</source>
        <translation>Was Vollmacht, Aufgabenkreis oder Verschwörung belegt</translation>
    </message>
    <message>
        <source>What stands around the fields must be another sign than between them.</source>
        <translation>Um die Felder muss ein anderes Zeichen stehen als zwischen ihnen.</translation>
    </message>
    <message>
        <source>What stands between the fields must be one sign, and no line end.</source>
        <translation>Zwischen den Feldern muss ein einzelnes Zeichen stehen, und kein Zeilenende.</translation>
    </message>
    <message>
        <source>What {count} acts say is missing. {remedy}</source>
        <translation>Der Inhalt von {count} Vorgängen fehlt. {remedy}</translation>
    </message>
    <message>
        <source>When it was said, which may differ from the exhibit’s date</source>
        <translation>Wann es gesagt wurde; kann vom Datum des Beweisstücks abweichen</translation>
    </message>
    <message>
        <source>When it was tagged (UTC)</source>
        <translation>Wann gekennzeichnet wurde (UTC)</translation>
    </message>
    <message>
        <source>When said</source>
        <translation>Wann gesagt</translation>
    </message>
    <message>
        <source>When that was said (UTC)</source>
        <translation>Wann das gesagt wurde (UTC)</translation>
    </message>
    <message>
        <source>When the exhibit was reviewed (UTC)</source>
        <translation>Wann das Beweisstück durchgesehen wurde (UTC)</translation>
    </message>
    <message>
        <source>Where the passage begins in that text</source>
        <translation>Wo die Textstelle in diesem Text beginnt</translation>
    </message>
    <message>
        <source>Where the passage ends in that text</source>
        <translation>Wo die Textstelle in diesem Text endet</translation>
    </message>
    <message>
        <source>Whether an errata sheet changes it</source>
        <translation>Ob ein Berichtigungsblatt sie ändert</translation>
    </message>
    <message>
        <source>Whether the text came with the file or from text recognition, and was checked</source>
        <translation>Ob der Text mit der Datei kam oder aus Texterkennung, und ob er geprüft ist</translation>
    </message>
    <message>
        <source>Who checked, confirmed or rejected it, and in what role</source>
        <translation>Wer geprüft, bestätigt oder verworfen hat, und in welcher Rolle</translation>
    </message>
    <message>
        <source>Who marked these words in another program before the file came here, how, when</source>
        <translation>Wer diese Wörter in einem anderen Programm markiert hat, bevor die Datei hierherkam, wie, wann</translation>
    </message>
    <message>
        <source>Who sent the mail</source>
        <translation>Wer die E-Mail gesendet hat</translation>
    </message>
    <message>
        <source>Who speaks, as printed: A., MR. LEE, From:</source>
        <translation>Wer spricht, wie gedruckt: A., MR. LEE, From:</translation>
    </message>
    <message>
        <source>Who was copied in</source>
        <translation>Wer in Kopie stand</translation>
    </message>
    <message>
        <source>Who wrote the exhibit</source>
        <translation>Wer das Beweisstück verfasst hat</translation>
    </message>
    <message>
        <source>Whom the declarant worked for</source>
        <translation>Für wen der Erklärende gearbeitet hat</translation>
    </message>
    <message>
        <source>Whose assertion it is</source>
        <translation>Wessen Behauptung es ist</translation>
    </message>
    <message>
        <source>Whose file the exhibit is</source>
        <translation>Wessen Akte das Beweisstück ist</translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation>Warum sie verworfen wurde</translation>
    </message>
    <message>
        <source>Widened or narrowed while a colleague worked on it</source>
        <translation>Erweitert oder verkürzt, während ein Kollege daran arbeitete</translation>
    </message>
    <message>
        <source>Withdrawn while a colleague worked on it</source>
        <translation>Zurückgezogen, während ein Kollege daran arbeitete</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge</translation>
    </message>
    <message>
        <source>Word file</source>
        <translation>Word-Datei</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words adopted</source>
        <translation>Übernommene Wörter</translation>
    </message>
    <message>
        <source>Words are found whole. Not counted: {longer}. Write {word}* to find such, too.</source>
        <translation>Wörter werden als ganze gefunden. Nicht gezählt: {longer}. {word}* schreiben, um auch solche zu finden.</translation>
    </message>
    <message>
        <source>Words of the passage; an answer begins with A.</source>
        <translation>Wörter der Textstelle; eine Antwort beginnt mit A.</translation>
    </message>
    <message>
        <source>Words side by side are read as a phrase. Write AND between them to find them anywhere in an exhibit.</source>
        <translation>Wörter nebeneinander werden als Wortfolge gelesen. AND dazwischen schreiben, um sie irgendwo in einem Beweisstück zu finden.</translation>
    </message>
    <message>
        <source>Words that qualify the denial</source>
        <translation>Wörter, die das Bestreiten einschränken</translation>
    </message>
    <message>
        <source>Words that “Correct.” or “Agreed.” took over</source>
        <translation>Wörter, die „Correct.“ oder „Agreed.“ übernommen hat</translation>
    </message>
    <message>
        <source>Yes where the words are counsel’s and not testimony</source>
        <translation>Ja, wo die Worte vom Anwalt stammen und keine Aussage sind</translation>
    </message>
    <message>
        <source>Yes, no or unknown</source>
        <translation>Ja, nein oder unbekannt</translation>
    </message>
    <message>
        <source>You reviewed it yourself: somebody else checks it.</source>
        <translation>Selbst durchgesehen: Das prüft jemand anderes.</translation>
    </message>
    <message>
        <source>You tagged it yourself: somebody else checks it.</source>
        <translation>Selbst gekennzeichnet: Das prüft jemand anderes.</translation>
    </message>
    <message>
        <source>a batch</source>
        <translation>ein Stapel</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>einem Kollegen</translation>
    </message>
    <message>
        <source>a colleague who is not known here yet</source>
        <translation>einem Kollegen, der hier noch nicht bekannt ist,</translation>
    </message>
    <message>
        <source>a denial in a mail</source>
        <translation>ein Bestreiten in einer E-Mail</translation>
    </message>
    <message>
        <source>a hedging word in the passage</source>
        <translation>ein einschränkendes Wort in der Textstelle</translation>
    </message>
    <message>
        <source>a passage</source>
        <translation>eine Textstelle</translation>
    </message>
    <message>
        <source>a plain denial in testimony</source>
        <translation>ein schlichtes Bestreiten in der Aussage</translation>
    </message>
    <message>
        <source>a reviewer</source>
        <translation>ein Bearbeiter</translation>
    </message>
    <message>
        <source>a sample</source>
        <translation>eine Stichprobe</translation>
    </message>
    <message>
        <source>a tag</source>
        <translation>eine Kennzeichnung</translation>
    </message>
    <message>
        <source>acts of {name}</source>
        <translation>Vorgänge von {name}</translation>
    </message>
    <message>
        <source>added an issue</source>
        <translation>Streitpunkt hinzugefügt</translation>
    </message>
    <message>
        <source>added another reading of {exhibit}</source>
        <translation>weitere Lesung von {exhibit} hinzugefügt</translation>
    </message>
    <message>
        <source>added the issue “{name}”</source>
        <translation>Streitpunkt „{name}“ hinzugefügt</translation>
    </message>
    <message>
        <source>all exhibits</source>
        <translation>alle Beweisstücke</translation>
    </message>
    <message>
        <source>all passages</source>
        <translation>alle Textstellen</translation>
    </message>
    <message>
        <source>an act that is not here</source>
        <translation>ein Vorgang, der hier nicht vorliegt</translation>
    </message>
    <message>
        <source>an answer to a request for admission</source>
        <translation>Antwort auf eine Aufforderung zum Zugeständnis</translation>
    </message>
    <message>
        <source>an errata sheet changes one of them</source>
        <translation>ein Berichtigungsblatt ändert eine davon</translation>
    </message>
    <message>
        <source>an exhibit</source>
        <translation>ein Beweisstück</translation>
    </message>
    <message>
        <source>an issue</source>
        <translation>ein Streitpunkt</translation>
    </message>
    <message>
        <source>an issue no longer defined</source>
        <translation>ein nicht mehr definierter Streitpunkt</translation>
    </message>
    <message>
        <source>another</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>another extent</source>
        <translation>andere Ausdehnung</translation>
    </message>
    <message>
        <source>as it stands in the passage</source>
        <translation>wie es in der Textstelle steht</translation>
    </message>
    <message>
        <source>as written down</source>
        <translation>wie es eingetragen ist</translation>
    </message>
    <message>
        <source>ask {name} for a fresh hand-over</source>
        <translation>bei {name} um eine neue Übergabe bitten</translation>
    </message>
    <message>
        <source>attorney</source>
        <translation>Anwalt</translation>
    </message>
    <message>
        <source>attorney’s page</source>
        <translation>Seiten für den Anwalt</translation>
    </message>
    <message>
        <source>author of this document</source>
        <translation>Verfasser dieses Dokuments</translation>
    </message>
    <message>
        <source>author of this forwarded part, as the mail names them</source>
        <translation>Verfasser dieses weitergeleiteten Teils, wie die E-Mail ihn nennt</translation>
    </message>
    <message>
        <source>author of this mail segment</source>
        <translation>Verfasser dieses Mailabschnitts</translation>
    </message>
    <message>
        <source>author of this quoted part, as the mail names them</source>
        <translation>Verfasser dieses zitierten Teils, wie die E-Mail ihn nennt</translation>
    </message>
    <message>
        <source>batch {name}</source>
        <translation>Stapel {name}</translation>
    </message>
    <message>
        <source>batch “{name}”</source>
        <translation>Stapel „{name}“</translation>
    </message>
    <message>
        <source>bears on “{issue}”</source>
        <translation>unter „{issue}“</translation>
    </message>
    <message>
        <source>began to work on the matter</source>
        <translation>Arbeit am Fall aufgenommen</translation>
    </message>
    <message>
        <source>beyond the edge of the page</source>
        <translation>jenseits des Seitenrandes</translation>
    </message>
    <message>
        <source>brought passages over to the reading that is shown</source>
        <translation>Textstellen auf die gezeigte Lesung übertragen</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>certified</source>
        <translation>beglaubigt</translation>
    </message>
    <message>
        <source>changed a setting of the matter</source>
        <translation>eine Einstellung des Falls geändert</translation>
    </message>
    <message>
        <source>changed since checked</source>
        <translation>geändert, seit geprüft</translation>
    </message>
    <message>
        <source>changed the caption</source>
        <translation>Rubrum geändert</translation>
    </message>
    <message>
        <source>changed the extent of {passage}</source>
        <translation>Umfang geändert: {passage}</translation>
    </message>
    <message>
        <source>changed the numbers or custody of an exhibit</source>
        <translation>Nummern oder Verwahrung eines Beweisstücks geändert</translation>
    </message>
    <message>
        <source>changed {exhibit}</source>
        <translation>{exhibit} geändert</translation>
    </message>
    <message>
        <source>changed {passages}</source>
        <translation>{passages} geändert</translation>
    </message>
    <message>
        <source>changed {passage}</source>
        <translation>{passage} geändert</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>checked {judged}</source>
        <translation>{judged} geprüft</translation>
    </message>
    <message>
        <source>checked {passage} against the page</source>
        <translation>{passage} mit der Seite verglichen</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>confirmed Bates numbers</source>
        <translation>Bates-Nummern bestätigt</translation>
    </message>
    <message>
        <source>confirmed what was proposed for {passages}</source>
        <translation>Vorschläge für {passages} bestätigt</translation>
    </message>
    <message>
        <source>confirmed what was proposed for {passage}</source>
        <translation>Vorschläge bestätigt: {passage}</translation>
    </message>
    <message>
        <source>confirmed {judged}</source>
        <translation>{judged} bestätigt</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>custody report</source>
        <translation>Verwahrungsbericht</translation>
    </message>
    <message>
        <source>date of this document</source>
        <translation>Datum dieses Dokuments</translation>
    </message>
    <message>
        <source>date of this mail segment</source>
        <translation>Datum dieses Mailabschnitts</translation>
    </message>
    <message>
        <source>day of the deposition</source>
        <translation>Tag der Vernehmung</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>decided a difference</source>
        <translation>Abweichung entschieden</translation>
    </message>
    <message>
        <source>decided {count:,} differences that are alike</source>
        <translation>{count:,} gleiche Abweichungen entschieden</translation>
    </message>
    <message>
        <source>defined a tag</source>
        <translation>Kennzeichnung angelegt</translation>
    </message>
    <message>
        <source>defined the tag “{name}”</source>
        <translation>Kennzeichnung „{name}“ angelegt</translation>
    </message>
    <message>
        <source>destroyed {exhibit}</source>
        <translation>{exhibit} vernichtet</translation>
    </message>
    <message>
        <source>did something this version does not know ({verb})</source>
        <translation>etwas getan, das diese Version nicht kennt ({verb})</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>drawn invisibly</source>
        <translation>unsichtbar gezeichnet</translation>
    </message>
    <message>
        <source>drew {sample}</source>
        <translation>{sample} gezogen</translation>
    </message>
    <message>
        <source>electronic book</source>
        <translation>elektronisches Buch</translation>
    </message>
    <message>
        <source>exhibit {label}</source>
        <translation>Beweisstück {label}</translation>
    </message>
    <message>
        <source>exported {product}</source>
        <translation>{product} exportiert</translation>
    </message>
    <message>
        <source>filled in fields of {passages}</source>
        <translation>Felder von {passages} ausgefüllt</translation>
    </message>
    <message>
        <source>filled in fields of {passage}</source>
        <translation>Felder ausgefüllt: {passage}</translation>
    </message>
    <message>
        <source>filled in marked numbers</source>
        <translation>Anlagennummern eingetragen</translation>
    </message>
    <message>
        <source>from “{words}”</source>
        <translation>aus „{words}“</translation>
    </message>
    <message>
        <source>gave Bates numbers</source>
        <translation>Bates-Nummern vergeben</translation>
    </message>
    <message>
        <source>hand them over from the copy in which they were done</source>
        <translation>aus der Kopie übergeben, in der sie getan wurden</translation>
    </message>
    <message>
        <source>hand-over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>handed over {file}</source>
        <translation>übergeben: {file}</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>hot</source>
        <translation>heiß</translation>
    </message>
    <message>
        <source>imported {exhibit}</source>
        <translation>{exhibit} importiert</translation>
    </message>
    <message>
        <source>in a hidden form field</source>
        <translation>in einem verborgenen Formularfeld</translation>
    </message>
    <message>
        <source>in a layer that is switched off</source>
        <translation>in einer ausgeschalteten Ebene</translation>
    </message>
    <message>
        <source>in batch “{name}”</source>
        <translation>im Stapel „{name}“</translation>
    </message>
    <message>
        <source>in the answer</source>
        <translation>in der Antwort</translation>
    </message>
    <message>
        <source>in the colour of what is behind it</source>
        <translation>in der Farbe dessen, was dahinter ist</translation>
    </message>
    <message>
        <source>in the passage</source>
        <translation>in der Textstelle</translation>
    </message>
    <message>
        <source>in the question</source>
        <translation>in der Frage</translation>
    </message>
    <message>
        <source>in the question, which the answer agrees to</source>
        <translation>in der Frage, der die Antwort zustimmt</translation>
    </message>
    <message>
        <source>is kept in step with the cloud or with another computer</source>
        <translation>wird mit der Cloud oder einem anderen Computer abgeglichen</translation>
    </message>
    <message>
        <source>issue taken off</source>
        <translation>Streitpunkt weggenommen</translation>
    </message>
    <message>
        <source>issues {names}</source>
        <translation>Streitpunkte {names}</translation>
    </message>
    <message>
        <source>it speaks through this witness and is adverse to us</source>
        <translation>sie spricht durch diesen Zeugen und steht uns gegenüber</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>vereint</translation>
    </message>
    <message>
        <source>joined both: {about}</source>
        <translation>beide vereint: {about}</translation>
    </message>
    <message>
        <source>kept both</source>
        <translation>beide behalten</translation>
    </message>
    <message>
        <source>kept what {name} said: {about}</source>
        <translation>behalten, was {name} sagte: {about}</translation>
    </message>
    <message>
        <source>kept: {value}</source>
        <translation>behalten: {value}</translation>
    </message>
    <message>
        <source>kind {kinds}</source>
        <translation>Art {kinds}</translation>
    </message>
    <message>
        <source>left to do: {left}</source>
        <translation>noch zu tun: {left}</translation>
    </message>
    <message>
        <source>left {passage} with the older reading</source>
        <translation>{passage} bei der älteren Lesung belassen</translation>
    </message>
    <message>
        <source>let both stand: {about}</source>
        <translation>beide stehen lassen: {about}</translation>
    </message>
    <message>
        <source>lies on a network share</source>
        <translation>liegt auf einer Netzwerkfreigabe</translation>
    </message>
    <message>
        <source>lifted the sequester of {exhibit}</source>
        <translation>Wegschließen von {exhibit} aufgehoben</translation>
    </message>
    <message>
        <source>linked {linked}</source>
        <translation>verknüpft: {linked}</translation>
    </message>
    <message>
        <source>lock lifted</source>
        <translation>nicht mehr weggeschlossen</translation>
    </message>
    <message>
        <source>locked away: {reason}</source>
        <translation>weggeschlossen: {reason}</translation>
    </message>
    <message>
        <source>looked at {exhibit}</source>
        <translation>{exhibit} angesehen</translation>
    </message>
    <message>
        <source>made the matter</source>
        <translation>Fall angelegt</translation>
    </message>
    <message>
        <source>made {batch}</source>
        <translation>{batch} gebildet</translation>
    </message>
    <message>
        <source>marked by {name}</source>
        <translation>markiert von {name}</translation>
    </message>
    <message>
        <source>marked {passage}</source>
        <translation>{passage} markiert</translation>
    </message>
    <message>
        <source>merged the issue {first} into {kept_issues}</source>
        <translation>Streitpunkt {first} mit {kept_issues} zusammengeführt</translation>
    </message>
    <message>
        <source>merged the tag {first} into {kept_tags}</source>
        <translation>Kennzeichnung {first} mit {kept_tags} zusammengeführt</translation>
    </message>
    <message>
        <source>message {place}</source>
        <translation>Nachricht {place}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>Pflichtfelder fehlen</translation>
    </message>
    <message>
        <source>moved the issue {first}</source>
        <translation>Streitpunkt {first} verschoben</translation>
    </message>
    <message>
        <source>named a party</source>
        <translation>Partei benannt</translation>
    </message>
    <message>
        <source>named a person</source>
        <translation>Person benannt</translation>
    </message>
    <message>
        <source>named the party “{name}”</source>
        <translation>Partei „{name}“ benannt</translation>
    </message>
    <message>
        <source>named the person “{name}”</source>
        <translation>Person „{name}“ benannt</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>kein Stand</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>nicht hier</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>nicht verknüpft</translation>
    </message>
    <message>
        <source>note: “{text}”</source>
        <translation>Notiz: „{text}“</translation>
    </message>
    <message>
        <source>nothing reviewed yet</source>
        <translation>noch nichts durchgesehen</translation>
    </message>
    <message>
        <source>one adopts the other</source>
        <translation>eine macht sich die andere zu eigen</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>page {named}</source>
        <translation>Seite {named}</translation>
    </message>
    <message>
        <source>pages of an exhibit</source>
        <translation>Seiten eines Beweisstücks</translation>
    </message>
    <message>
        <source>pages {named}</source>
        <translation>Seiten {named}</translation>
    </message>
    <message>
        <source>pages {named} and {count} more</source>
        <translation>Seiten {named} und {count} weiteren</translation>
    </message>
    <message>
        <source>passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>passage log</source>
        <translation>Textstellenverzeichnis</translation>
    </message>
    <message>
        <source>passage {number}</source>
        <translation>Textstelle {number}</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>put another exhibit in the place of {exhibit}</source>
        <translation>anderes Beweisstück an die Stelle von {exhibit} gesetzt</translation>
    </message>
    <message>
        <source>put back: {act}</source>
        <translation>wiederhergestellt: {act}</translation>
    </message>
    <message>
        <source>put exhibits into {batch}</source>
        <translation>Beweisstücke in {batch} gelegt</translation>
    </message>
    <message>
        <source>put {issues} on {passages}</source>
        <translation>{issues} für {passages} gesetzt</translation>
    </message>
    <message>
        <source>quick marks</source>
        <translation>Schnellmarkierungen</translation>
    </message>
    <message>
        <source>reading a file opens no connection</source>
        <translation>eine Datei zu lesen öffnet keine Verbindung</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>rejected {judged}: {reason}</source>
        <translation>{judged} verworfen: {reason}</translation>
    </message>
    <message>
        <source>removed a party</source>
        <translation>Partei entfernt</translation>
    </message>
    <message>
        <source>removed a person</source>
        <translation>Person entfernt</translation>
    </message>
    <message>
        <source>removed a saved search</source>
        <translation>gespeicherte Suche entfernt</translation>
    </message>
    <message>
        <source>removed the issue {first}</source>
        <translation>Streitpunkt {first} entfernt</translation>
    </message>
    <message>
        <source>removed the log columns {template}</source>
        <translation>Spaltenauswahl {template} entfernt</translation>
    </message>
    <message>
        <source>removed the tag {first} from {passages}</source>
        <translation>Kennzeichnung {first} von {passages} entfernt</translation>
    </message>
    <message>
        <source>removed {batch}</source>
        <translation>{batch} entfernt</translation>
    </message>
    <message>
        <source>removed {sample}</source>
        <translation>{sample} entfernt</translation>
    </message>
    <message>
        <source>renamed an issue</source>
        <translation>Streitpunkt umbenannt</translation>
    </message>
    <message>
        <source>renamed an issue to “{name}”</source>
        <translation>Streitpunkt in „{name}“ umbenannt</translation>
    </message>
    <message>
        <source>renamed {batch}</source>
        <translation>{batch} umbenannt</translation>
    </message>
    <message>
        <source>reported on an import</source>
        <translation>über einen Import berichtet</translation>
    </message>
    <message>
        <source>restored {passage}</source>
        <translation>{passage} wiederhergestellt</translation>
    </message>
    <message>
        <source>review database</source>
        <translation>Falldatenbank</translation>
    </message>
    <message>
        <source>reviewed by {name}</source>
        <translation>durchgesehen von {name}</translation>
    </message>
    <message>
        <source>role of this person</source>
        <translation>Rolle dieser Person</translation>
    </message>
    <message>
        <source>rough</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>said in a pleading</source>
        <translation>in einem Schriftsatz gesagt</translation>
    </message>
    <message>
        <source>said where {passage} stands in the new reading</source>
        <translation>Stelle in der neuen Lesung festgelegt: {passage}</translation>
    </message>
    <message>
        <source>said who has {batch}</source>
        <translation>Bearbeiter festgelegt: {batch}</translation>
    </message>
    <message>
        <source>sample report</source>
        <translation>Stichprobenbericht</translation>
    </message>
    <message>
        <source>sample “{name}”</source>
        <translation>Stichprobe „{name}“</translation>
    </message>
    <message>
        <source>saved a search</source>
        <translation>Suche gespeichert</translation>
    </message>
    <message>
        <source>saved the log columns {template}</source>
        <translation>Spaltenauswahl {template} gespeichert</translation>
    </message>
    <message>
        <source>search term report</source>
        <translation>Suchbegriffsbericht</translation>
    </message>
    <message>
        <source>second level</source>
        <translation>zweite Ebene</translation>
    </message>
    <message>
        <source>sequestered {exhibit}</source>
        <translation>{exhibit} weggeschlossen</translation>
    </message>
    <message>
        <source>set how far {exhibit} is reviewed</source>
        <translation>Stand der Durchsicht gesetzt: {exhibit}</translation>
    </message>
    <message>
        <source>set the issues of {passages}</source>
        <translation>Streitpunkte von {passages} gesetzt</translation>
    </message>
    <message>
        <source>set the issues of {passage}</source>
        <translation>Streitpunkte gesetzt: {passage}</translation>
    </message>
    <message>
        <source>set {field} of {name} to “{value}”</source>
        <translation>{field} von {name} auf „{value}“ gesetzt</translation>
    </message>
    <message>
        <source>showed another reading of {exhibit}</source>
        <translation>andere Lesung von {exhibit} gezeigt</translation>
    </message>
    <message>
        <source>someone whose name is not here</source>
        <translation>jemandem, dessen Name hier fehlt</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>split off the issue {first}, with {passages}</source>
        <translation>Streitpunkt {first} abgespalten, mit {passages}</translation>
    </message>
    <message>
        <source>split off the tag {first}, with {passages}</source>
        <translation>Kennzeichnung {first} abgespalten, mit {passages}</translation>
    </message>
    <message>
        <source>spreadsheet</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <source>stands: “{quote}”</source>
        <translation>bleibt: „{quote}“</translation>
    </message>
    <message>
        <source>status {steps}</source>
        <translation>Stand {steps}</translation>
    </message>
    <message>
        <source>tag taken off</source>
        <translation>Kennzeichnung weggenommen</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>gekennzeichnet</translation>
    </message>
    <message>
        <source>tagged {passages} as {tags}</source>
        <translation>{passages} als {tags} gekennzeichnet</translation>
    </message>
    <message>
        <source>tagged {passage} as {tags}</source>
        <translation>{passage} als {tags} gekennzeichnet</translation>
    </message>
    <message>
        <source>tagged {tag}</source>
        <translation>gekennzeichnet als {tag}</translation>
    </message>
    <message>
        <source>tags {names}</source>
        <translation>Kennzeichnungen {names}</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>weggenommen</translation>
    </message>
    <message>
        <source>taken out of the batch</source>
        <translation>aus dem Stapel genommen</translation>
    </message>
    <message>
        <source>testimony at a deposition</source>
        <translation>Aussage in einer Vernehmung</translation>
    </message>
    <message>
        <source>testimony of a 30(b)(6) designee</source>
        <translation>Aussage eines Benannten nach 30(b)(6)</translation>
    </message>
    <message>
        <source>that are not here</source>
        <translation>die hier nicht vorliegt</translation>
    </message>
    <message>
        <source>that is not here</source>
        <translation>der hier nicht vorliegt</translation>
    </message>
    <message>
        <source>the answer lacks knowledge or information</source>
        <translation>der Antwort fehlt Wissen oder Kenntnis</translation>
    </message>
    <message>
        <source>the answer only agrees to the question</source>
        <translation>die Antwort stimmt der Frage nur zu</translation>
    </message>
    <message>
        <source>the declarant’s party is adverse to us</source>
        <translation>die Partei des Erklärenden steht uns gegenüber</translation>
    </message>
    <message>
        <source>the denial is one of belief</source>
        <translation>das Bestreiten stützt sich auf Überzeugung</translation>
    </message>
    <message>
        <source>the party that answers</source>
        <translation>die Partei, die antwortet</translation>
    </message>
    <message>
        <source>the quantity {place}</source>
        <translation>die Mengenangabe {place}</translation>
    </message>
    <message>
        <source>the question asks for a percentage</source>
        <translation>die Frage gilt einem Prozentsatz</translation>
    </message>
    <message>
        <source>the question asks “{words}”</source>
        <translation>die Frage lautet „{words}“</translation>
    </message>
    <message>
        <source>the question that the answer agrees to</source>
        <translation>die Frage, der die Antwort zustimmt</translation>
    </message>
    <message>
        <source>the same fact</source>
        <translation>dieselbe Tatsache</translation>
    </message>
    <message>
        <source>the whole matter</source>
        <translation>der ganze Fall</translation>
    </message>
    <message>
        <source>the witness was designated by it</source>
        <translation>der Zeuge wurde von ihr benannt</translation>
    </message>
    <message>
        <source>the witness was designated under 30(b)(6)</source>
        <translation>der Zeuge wurde nach 30(b)(6) benannt</translation>
    </message>
    <message>
        <source>the work on it</source>
        <translation>die Arbeit daran</translation>
    </message>
    <message>
        <source>they contradict each other</source>
        <translation>sie widersprechen einander</translation>
    </message>
    <message>
        <source>they corroborate each other</source>
        <translation>sie stützen einander</translation>
    </message>
    <message>
        <source>this party is adverse to us</source>
        <translation>diese Partei steht uns gegenüber</translation>
    </message>
    <message>
        <source>to check after a new reading</source>
        <translation>nach neuer Lesung zu prüfen</translation>
    </message>
    <message>
        <source>too small to be read</source>
        <translation>zu klein, um gelesen zu werden</translation>
    </message>
    <message>
        <source>took a tag off {passage}</source>
        <translation>Kennzeichnung entfernt: {passage}</translation>
    </message>
    <message>
        <source>took back what was said at the second level of {judged}</source>
        <translation>Stand der zweiten Ebene zurückgenommen: {judged}</translation>
    </message>
    <message>
        <source>took back {field} of {name}</source>
        <translation>{field} von {name} zurückgenommen</translation>
    </message>
    <message>
        <source>took back: {act}</source>
        <translation>zurückgenommen: {act}</translation>
    </message>
    <message>
        <source>took exhibits out of {batch}</source>
        <translation>Beweisstücke aus {batch} genommen</translation>
    </message>
    <message>
        <source>took off the link between {linked}</source>
        <translation>Verknüpfung gelöst: {linked}</translation>
    </message>
    <message>
        <source>took over the marks that {exhibit} came with</source>
        <translation>mitgebrachte Markierungen von {exhibit} übernommen</translation>
    </message>
    <message>
        <source>took {issues} off {passages}</source>
        <translation>{issues} von {passages} entfernt</translation>
    </message>
    <message>
        <source>took {tags} off {passages}</source>
        <translation>{tags} von {passages} entfernt</translation>
    </message>
    <message>
        <source>two parts of one answer</source>
        <translation>zwei Teile einer Antwort</translation>
    </message>
    <message>
        <source>two passages</source>
        <translation>zwei Textstellen</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>ungeprüfter Text</translation>
    </message>
    <message>
        <source>uncited</source>
        <translation>ohne Fundstelle</translation>
    </message>
    <message>
        <source>under a box</source>
        <translation>unter einem Kasten</translation>
    </message>
    <message>
        <source>up to {when} UTC</source>
        <translation>bis {when} UTC</translation>
    </message>
    <message>
        <source>w/N ties words and phrases together; NOT and fields stand outside of it.</source>
        <translation>w/N verbindet Wörter und Wortfolgen; NOT und Felder stehen außerhalb davon.</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>who opened and exported</source>
        <translation>wer geöffnet und exportiert hat</translation>
    </message>
    <message>
        <source>widened or narrowed to “{quote}”</source>
        <translation>erweitert oder verkürzt auf „{quote}“</translation>
    </message>
    <message>
        <source>with rejected ones</source>
        <translation>mit verworfenen</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>withdrew {passages}</source>
        <translation>{passages} zurückgezogen</translation>
    </message>
    <message>
        <source>withdrew {passage}</source>
        <translation>{passage} zurückgezogen</translation>
    </message>
    <message>
        <source>without a tagged passage</source>
        <translation>ohne gekennzeichnete Textstelle</translation>
    </message>
    <message>
        <source>witness of the answer</source>
        <translation>Zeuge der Antwort</translation>
    </message>
    <message>
        <source>words “{words}”</source>
        <translation>Wörter „{words}“</translation>
    </message>
    <message>
        <source>wrote a note on {passage}</source>
        <translation>Notiz geschrieben: {passage}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>your colleagues</source>
        <translation>den Kollegen</translation>
    </message>
    <message>
        <source>{count:,} acts</source>
        <translation>{count:,} Vorgänge</translation>
    </message>
    <message>
        <source>{count:,} acts of {name} after {before} are not here; {then}.</source>
        <translation>{count:,} Vorgänge von {name} nach {before} fehlen hier; {then}.</translation>
    </message>
    <message>
        <source>{count:,} acts of {name} are not here; {then}.</source>
        <translation>{count:,} Vorgänge von {name} fehlen hier; {then}.</translation>
    </message>
    <message>
        <source>{count:,} acts of {name} between {before} and {after} are not here; {then}.</source>
        <translation>{count:,} Vorgänge von {name} zwischen {before} und {after} fehlen hier; {then}.</translation>
    </message>
    <message>
        <source>{count:,} acts of {name} from before {after} are not here; {then}.</source>
        <translation>{count:,} Vorgänge von {name} aus der Zeit vor {after} fehlen hier; {then}.</translation>
    </message>
    <message>
        <source>{count:,} are to be checked</source>
        <translation>{count:,} sind zu prüfen</translation>
    </message>
    <message>
        <source>{count:,} chosen passages</source>
        <translation>{count:,} ausgewählte Textstellen</translation>
    </message>
    <message>
        <source>{count:,} exhibits</source>
        <translation>{count:,} Beweisstücke</translation>
    </message>
    <message>
        <source>{count:,} files</source>
        <translation>{count:,} Dateien</translation>
    </message>
    <message>
        <source>{count:,} passages</source>
        <translation>{count:,} Textstellen</translation>
    </message>
    <message>
        <source>{count:,} passages stand</source>
        <translation>{count:,} Textstellen stehen</translation>
    </message>
    <message>
        <source>{count:,} texts</source>
        <translation>{count:,} Texte</translation>
    </message>
    <message>
        <source>{count} acts are here already.</source>
        <translation>{count} Vorgänge sind schon hier.</translation>
    </message>
    <message>
        <source>{count} acts cannot be taken in. {reason}</source>
        <translation>{count} Vorgänge lassen sich nicht übernehmen. {reason}</translation>
    </message>
    <message>
        <source>{count} batches</source>
        <translation>{count} Stapel</translation>
    </message>
    <message>
        <source>{count} chapters of this book are not in the file.</source>
        <translation>{count} Kapitel dieses Buchs sind nicht in der Datei.</translation>
    </message>
    <message>
        <source>{count} characters could not be shown on the page, among them {excerpts}.</source>
        <translation>{count} Zeichen konnten auf der Seite nicht gezeigt werden, darunter {excerpts}.</translation>
    </message>
    <message>
        <source>{count} characters do not fit the character set {charset}; they are shown as �. Try another one.</source>
        <translation>{count} Zeichen passen nicht zum Zeichensatz {charset}; sie erscheinen als �. Einen anderen versuchen.</translation>
    </message>
    <message>
        <source>{count} characters of this e-mail could not be read and are shown as �.</source>
        <translation>{count} Zeichen dieser E-Mail konnten nicht gelesen werden und erscheinen als �.</translation>
    </message>
    <message>
        <source>{count} characters of this file could not be read and are shown as �.</source>
        <translation>{count} Zeichen dieser Datei konnten nicht gelesen werden und erscheinen als �.</translation>
    </message>
    <message>
        <source>{count} charts and pictures of this presentation are not shown.</source>
        <translation>{count} Diagramme und Bilder dieser Präsentation werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>{count} charts and pictures of this spreadsheet are not shown.</source>
        <translation>{count} Diagramme und Bilder dieser Arbeitsmappe werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>{count} differ from what is here.</source>
        <translation>{count} weichen von dem ab, was hier ist.</translation>
    </message>
    <message>
        <source>{count} differences that wait here are settled by it.</source>
        <translation>{count} hier offene Abweichungen sind damit entschieden.</translation>
    </message>
    <message>
        <source>{count} exhibits could not be recognised, the first ({label}) because: {reason}</source>
        <translation>{count} Beweisstücke konnten nicht erkannt werden, das erste ({label}) aus diesem Grund: {reason}</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} Dateien</translation>
    </message>
    <message>
        <source>{count} lines of this transcript could not be placed on the page as drawn.</source>
        <translation>{count} Zeilen dieses Protokolls konnten auf der gezeichneten Seite nicht eingeordnet werden.</translation>
    </message>
    <message>
        <source>{count} new acts by {name}.</source>
        <translation>{count} neue Vorgänge von {name}.</translation>
    </message>
    <message>
        <source>{count} new passages by {name}.</source>
        <translation>{count} neue Textstellen von {name}.</translation>
    </message>
    <message>
        <source>{count} objects inside this file could not be taken out. Open it in the program that made it to see them.</source>
        <translation>{count} Objekte in dieser Datei konnten nicht herausgenommen werden. Sie in dem Programm öffnen, mit dem sie gemacht wurde, um sie zu sehen.</translation>
    </message>
    <message>
        <source>{count} of w/N in a row are the most.</source>
        <translation>Höchstens {count} w/N dürfen aufeinanderfolgen.</translation>
    </message>
    <message>
        <source>{count} of {of} ({share}); 95% interval {low} to {high}</source>
        <translation>{count} von {of} ({share}); 95-%-Bereich {low} bis {high}</translation>
    </message>
    <message>
        <source>{count} pages have</source>
        <translation>{count} Seiten haben</translation>
    </message>
    <message>
        <source>{count} pairs of passages</source>
        <translation>{count} Paare von Textstellen</translation>
    </message>
    <message>
        <source>{count} parts of the file are damaged; what they hold is here already.</source>
        <translation>{count} Teile der Datei sind beschädigt; ihr Inhalt ist schon hier.</translation>
    </message>
    <message>
        <source>{count} pictures of this file are not shown.</source>
        <translation>{count} Bilder dieser Datei werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>{count} pictures of this page are not in the file and are not shown.</source>
        <translation>{count} Bilder dieser Seite sind nicht in der Datei und werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>{count} rows of this table have more or fewer fields than the others, the first of them row {first}.</source>
        <translation>{count} Zeilen dieser Tabelle haben mehr oder weniger Felder als die anderen, die erste davon ist Zeile {first}.</translation>
    </message>
    <message>
        <source>{count} sheets are hidden in the file and are shown here: {names}.</source>
        <translation>{count} Blätter sind in der Datei verborgen und werden hier gezeigt: {names}.</translation>
    </message>
    <message>
        <source>{count} slides are hidden in the file and are shown here: {numbers}.</source>
        <translation>{count} Folien sind in der Datei verborgen und werden hier gezeigt: {numbers}.</translation>
    </message>
    <message>
        <source>{count} stretches of this Word file are hidden in Word. They stand in the text as [hidden: …].</source>
        <translation>{count} Abschnitte dieser Word-Datei sind in Word verborgen. Im Text stehen sie als [hidden: …].</translation>
    </message>
    <message>
        <source>{count} stretches of this file are hidden. They stand in the text as [hidden: …].</source>
        <translation>{count} Abschnitte dieser Datei sind verborgen. Im Text stehen sie als [hidden: …].</translation>
    </message>
    <message>
        <source>{fault} ({name})</source>
        <translation>{fault} ({name})</translation>
    </message>
    <message>
        <source>{files} of colleagues in the mailbox {folder} may hold what was destroyed. Each is taken back when its own Pincite has heard of it.</source>
        <translation>{files} von Kollegen im Postfachordner {folder} können enthalten, was vernichtet wurde. Jede wird zurückgenommen, sobald ihr eigenes Pincite davon weiß.</translation>
    </message>
    <message>
        <source>{label} can be: {listed}. “{value}” is none of them.</source>
        <translation>{label} kann sein: {listed}. „{value}“ gehört nicht dazu.</translation>
    </message>
    <message>
        <source>{label} is attached to one of them alone. Keep both.</source>
        <translation>{label} hängt nur an einem von beiden. Beide behalten.</translation>
    </message>
    <message>
        <source>{label} may be any of these: {names}.</source>
        <translation>{label} kann jedes von diesen sein: {names}.</translation>
    </message>
    <message>
        <source>{label} wants a date such as 2024-03-07, 2024-03 or 2024, not “{value}”.</source>
        <translation>{label} verlangt ein Datum wie 2024-03-07, 2024-03 oder 2024, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{label} wants a number such as 81.7, not “{value}”.</source>
        <translation>{label} verlangt eine Zahl wie 81.7, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{label} wants a whole number such as 0, 1 or 2, not “{value}”.</source>
        <translation>{label} verlangt eine ganze Zahl wie 0, 1 oder 2, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>{missing} of its {count} images cannot be used: {first}</source>
        <translation>{missing} ihrer {count} Bilder sind nicht zu verwenden: {first}</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{name} ({colour})</source>
        <translation>{name} ({colour})</translation>
    </message>
    <message>
        <source>{name} ({side})</source>
        <translation>{name} ({side})</translation>
    </message>
    <message>
        <source>{name} has it too.</source>
        <translation>{name} hat es auch.</translation>
    </message>
    <message>
        <source>{name} has it. It is deleted there when {name} takes in what you hand over next.</source>
        <translation>{name} hat es. Dort wird es gelöscht, wenn {name} die nächste Übergabe übernimmt.</translation>
    </message>
    <message>
        <source>{name} is built in and stays. Only tags of your own can go.</source>
        <translation>{name} ist fest eingebaut und bleibt. Nur eigene Kennzeichnungen können entfernt werden.</translation>
    </message>
    <message>
        <source>{name} looked at it on {when} UTC.</source>
        <translation>{name} hat es am {when} UTC angesehen.</translation>
    </message>
    <message>
        <source>{name} looked at page {pages} on {when} UTC.</source>
        <translation>{name} hat Seite {pages} am {when} UTC angesehen.</translation>
    </message>
    <message>
        <source>{name} looked at pages {pages} on {when} UTC.</source>
        <translation>{name} hat die Seiten {pages} am {when} UTC angesehen.</translation>
    </message>
    <message>
        <source>{name} marked {passages} on it.</source>
        <translation>{name} hat darauf {passages} markiert.</translation>
    </message>
    <message>
        <source>{name}, below “{above}”</source>
        <translation>{name}, unter „{above}“</translation>
    </message>
    <message>
        <source>{name}, for {reviewer}</source>
        <translation>{name}, für {reviewer}</translation>
    </message>
    <message>
        <source>{name}: {columns}</source>
        <translation>{name}: {columns}</translation>
    </message>
    <message>
        <source>{name}: {query}</source>
        <translation>{name}: {query}</translation>
    </message>
    <message>
        <source>{number} ({place})</source>
        <translation>{number} ({place})</translation>
    </message>
    <message>
        <source>{number} {title} has the same words.</source>
        <translation>{number} {title} hat dieselben Wörter.</translation>
    </message>
    <message>
        <source>{number} {title} is attached to it.</source>
        <translation>{number} {title} ist ein Anhang davon.</translation>
    </message>
    <message>
        <source>{number}: {what}</source>
        <translation>{number}: {what}</translation>
    </message>
    <message>
        <source>{one} and {other}: {tie}</source>
        <translation>{one} und {other}: {tie}</translation>
    </message>
    <message>
        <source>{pages} are not whole in the file: what there is of them is shown.</source>
        <translation>{pages} sind in der Datei nicht vollständig: Was davon da ist, wird gezeigt.</translation>
    </message>
    <message>
        <source>{pages} are pictures with hardly any text.</source>
        <translation>{pages} sind Bilder fast ohne Text.</translation>
    </message>
    <message>
        <source>{pages} are pictures without text.</source>
        <translation>{pages} sind Bilder ohne Text.</translation>
    </message>
    <message>
        <source>{pages} could not be read.</source>
        <translation>{pages}: nicht lesbar.</translation>
    </message>
    <message>
        <source>{pages} is a picture with hardly any text.</source>
        <translation>{pages} ist ein Bild fast ohne Text.</translation>
    </message>
    <message>
        <source>{pages} is a picture without text.</source>
        <translation>{pages} ist ein Bild ohne Text.</translation>
    </message>
    <message>
        <source>{pages} is not whole in the file: what there is of it is shown.</source>
        <translation>{pages} ist in der Datei nicht vollständig: Was davon da ist, wird gezeigt.</translation>
    </message>
    <message>
        <source>{pages} no certain printed number; passages there are cited without page and line.</source>
        <translation>{pages} keine sichere gedruckte Seitenzahl; Textstellen dort werden ohne Seite und Zeile zitiert.</translation>
    </message>
    <message>
        <source>{pages}: comments that stand on no words ({count}) are listed with the exhibit: “{quoted}”</source>
        <translation>{pages}: Kommentare, die auf keinen Wörtern stehen ({count}), sind beim Beweisstück aufgeführt: „{quoted}“</translation>
    </message>
    <message>
        <source>{pages}: the text is not readable as the file gives it (its fonts do not say what their signs mean).</source>
        <translation>{pages}: Der Text ist nicht lesbar, wie die Datei ihn enthält (ihre Schriften sagen nicht, was ihre Zeichen bedeuten).</translation>
    </message>
    <message>
        <source>{pages}: words are marked to be blacked out, but still there. Ask the attorney before anybody reads them.</source>
        <translation>{pages}: Wörter sind zum Schwärzen markiert, aber noch da. Den Anwalt fragen, bevor jemand sie liest.</translation>
    </message>
    <message>
        <source>{pages}: words that the page does not show ({why}) are left out of its text: “{quoted}”</source>
        <translation>{pages}: Wörter, die die Seite nicht zeigt ({why}), sind in ihrem Text weggelassen: „{quoted}“</translation>
    </message>
    <message>
        <source>{pages}: words that the page does not show ({why}) stand in its text: “{quoted}”</source>
        <translation>{pages}: Wörter, die die Seite nicht zeigt ({why}), stehen in ihrem Text: „{quoted}“</translation>
    </message>
    <message>
        <source>{pages}: words under a box ({count}) can still be read in this file. If they were meant to be blacked out, ask the attorney before anybody reads them.</source>
        <translation>{pages}: Wörter unter einem Kasten ({count}) lassen sich in dieser Datei noch lesen. Falls sie geschwärzt sein sollten, den Anwalt fragen, bevor jemand sie liest.</translation>
    </message>
    <message>
        <source>{path} is no file.</source>
        <translation>{path} ist keine Datei.</translation>
    </message>
    <message>
        <source>{refused} {instead}</source>
        <translation>{refused} {instead}</translation>
    </message>
    <message>
        <source>{rows} rows and {columns} columns are hidden in the file and are shown here.</source>
        <translation>{rows} Zeilen und {columns} Spalten sind in der Datei verborgen und werden hier gezeigt.</translation>
    </message>
    <message>
        <source>{sentence} (Column {column}.)</source>
        <translation>{sentence} (Spalte {column}.)</translation>
    </message>
    <message>
        <source>{state}: “{quote}”</source>
        <translation>{state}: „{quote}“</translation>
    </message>
    <message>
        <source>{status}: {reason}</source>
        <translation>{status}: {reason}</translation>
    </message>
    <message>
        <source>{tag} ({kind})</source>
        <translation>{tag} ({kind})</translation>
    </message>
    <message>
        <source>{tag}, {field}</source>
        <translation>{tag}, {field}</translation>
    </message>
    <message>
        <source>{tag}: {field}</source>
        <translation>{tag}: {field}</translation>
    </message>
    <message>
        <source>{tag}: “{quote}”</source>
        <translation>{tag}: „{quote}“</translation>
    </message>
    <message>
        <source>{told} {count} characters could not be read.</source>
        <translation>{told} {count} Zeichen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{told}; so few say little</source>
        <translation>{told}; so wenige sagen wenig</translation>
    </message>
    <message>
        <source>{two_levels} “{name}” has issues below it itself.</source>
        <translation>{two_levels} „{name}“ hat selbst Streitpunkte unter sich.</translation>
    </message>
    <message>
        <source>{two_levels} “{name}” has issues below it: move these first, or merge it into an issue at the top.</source>
        <translation>{two_levels} „{name}“ hat Streitpunkte unter sich: zuerst diese verschieben oder mit einem Streitpunkt der obersten Ebene zusammenführen.</translation>
    </message>
    <message>
        <source>{what} are not read yet. Open it, save or print it as PDF, and load that.</source>
        <translation>{what} werden noch nicht gelesen. Öffnen, als PDF speichern oder drucken und dieses laden.</translation>
    </message>
    <message>
        <source>{what} are not read yet. Save it as PDF and load that.</source>
        <translation>{what} werden noch nicht gelesen. Als PDF speichern und dieses laden.</translation>
    </message>
    <message>
        <source>{what} “{name}” twice</source>
        <translation>{what} „{name}“ zweimal</translation>
    </message>
    <message>
        <source>{who} ({role}) {act}</source>
        <translation>{who} ({role}): {act}</translation>
    </message>
    <message>
        <source>{who} {act}</source>
        <translation>{who}: {act}</translation>
    </message>
    <message>
        <source>“Transcript report…” in the menu says what was understood of it and reads it again as you say.</source>
        <translation>„Protokollbericht …“ im Menü sagt, was davon verstanden wurde, und liest es nach eigenen Angaben neu.</translation>
    </message>
    <message>
        <source>“{kept}” stands below “{gone}”. Move it to the top first.</source>
        <translation>„{kept}“ steht unter „{gone}“. Zuerst nach ganz oben verschieben.</translation>
    </message>
    <message>
        <source>“{name}” ({product}), written by {who} on {day}, holds it.</source>
        <translation>„{name}“ ({product}), von {who} am {day} geschrieben, enthält es.</translation>
    </message>
    <message>
        <source>“{name}” ({product}), written by {who} on {day}, may hold it.</source>
        <translation>„{name}“ ({product}), von {who} am {day} geschrieben, kann es enthalten.</translation>
    </message>
    <message>
        <source>“{name}” ({product}), written on {day} by {who}, may hold it.</source>
        <translation>„{name}“ ({product}), am {day} von {who} geschrieben, kann es enthalten.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. Connect the place it lies on.</source>
        <translation>„{name}“ ist nicht lesbar. Den Ort verbinden, an dem sie liegt.</translation>
    </message>
    <message>
        <source>“{name}” is built in and stays as it is. Give another name.</source>
        <translation>„{name}“ ist fest eingebaut und bleibt, wie es ist. Einen anderen Namen angeben.</translation>
    </message>
    <message>
        <source>“{name}” stands there already.</source>
        <translation>„{name}“ steht schon dort.</translation>
    </message>
    <message>
        <source>“{part}” is no range of sheets. Write 4-77.</source>
        <translation>„{part}“ ist kein Bereich von Blättern. 4-77 schreiben.</translation>
    </message>
    <message>
        <source>“{path}” is no path.</source>
        <translation>„{path}“ ist kein Pfad.</translation>
    </message>
    <message>
        <source>“{sign}” cannot stand here.</source>
        <translation>„{sign}“ kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>“{text}” is no day. Give it as 2026-11-14 or 2026-11-14T14:10.</source>
        <translation>„{text}“ ist kein Tag. Ihn als 2026-11-14 oder 2026-11-14T14:10 angeben.</translation>
    </message>
    <message>
        <source>“{text}” is no day. Give it as 2026-11-14.</source>
        <translation>„{text}“ ist kein Tag. Ihn als 2026-11-14 angeben.</translation>
    </message>
    <message>
        <source>“{text}” is no delimiter. Give the sign itself, its code such as U+0014, or one of: {listed}.</source>
        <translation>„{text}“ ist kein Trennzeichen. Das Zeichen selbst angeben, seinen Code wie U+0014, oder eines von: {listed}.</translation>
    </message>
    <message>
        <source>“{text}” is no passage, exhibit or reviewer of this matter. Give a number, a name or an id.</source>
        <translation>„{text}“ ist keine Textstelle, kein Beweisstück und kein Bearbeiter dieses Falls. Eine Nummer, einen Namen oder eine Kennung angeben.</translation>
    </message>
    <message>
        <source>“{text}” is not a Bates number.</source>
        <translation>„{text}“ ist keine Bates-Nummer.</translation>
    </message>
    <message>
        <source>“{text}” is not the id of {what}.</source>
        <translation>„{text}“ ist keine Kennung von {what}.</translation>
    </message>
    <message>
        <source>“{text}” means several people. Give the whole name.</source>
        <translation>„{text}“ kann mehrere Personen meinen. Den ganzen Namen angeben.</translation>
    </message>
    <message>
        <source>“{text}” means {count} exhibits. Give the control number.</source>
        <translation>„{text}“ bezeichnet {count} Beweisstücke. Die Kontrollnummer angeben.</translation>
    </message>
    <message>
        <source>“{typed}” cannot stand inside another field.</source>
        <translation>„{typed}“ kann nicht innerhalb eines anderen Felds stehen.</translation>
    </message>
    <message>
        <source>“{typed}” needs a number of words, such as w/25.</source>
        <translation>„{typed}“ braucht eine Anzahl Wörter, etwa w/25.</translation>
    </message>
    <message>
        <source>“{typed}” ties two words together, and one of them is missing. To search for the word itself, put it in quotation marks.</source>
        <translation>„{typed}“ verbindet zwei Wörter, und eines davon fehlt. Um nach dem Wort selbst zu suchen, es in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>“{typed}” would find too many words. Give at least two letters.</source>
        <translation>„{typed}“ würde zu viele Wörter finden. Mindestens zwei Buchstaben angeben.</translation>
    </message>
    <message>
        <source>“{value}” is given to two exhibits in this list.</source>
        <translation>„{value}“ ist in dieser Liste an zwei Beweisstücke vergeben.</translation>
    </message>
    <message>
        <source>“{words}” {place}</source>
        <translation>„{words}“ {place}</translation>
    </message>
    <message>
        <source>“{words}” {place}, one of {count} quantities there</source>
        <translation>„{words}“ {place}, eine von {count} Mengenangaben dort</translation>
    </message>
    <message>
        <source>“{word}” is nothing that a field can mean. There are: {listed}, none.</source>
        <translation>„{word}“ kann ein Feld nicht bedeuten. Es gibt: {listed}, none.</translation>
    </message>
    <message>
        <source>“{word}” stands for more than {most:,} words of this matter; the first {most:,} were looked for. Give more letters.</source>
        <translation>„{word}“ steht für mehr als {most:,} Wörter dieses Falls; nach den ersten {most:,} wurde gesucht. Mehr Buchstaben angeben.</translation>
    </message>
    <message>
        <source>“~” follows one word of at least three letters, without * and ?.</source>
        <translation>„~“ folgt auf ein Wort von mindestens drei Buchstaben, ohne * und ?.</translation>
    </message>
</context>
<context>
    <name>SequesterDialog</name>
    <message>
        <source>Day of the demand</source>
        <translation>Tag des Verlangens</translation>
    </message>
    <message>
        <source>Demanded by</source>
        <translation>Verlangt von</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why: whoever misses the exhibit will ask.</source>
        <translation>Sagen, warum: Wer das Beweisstück vermisst, wird fragen.</translation>
    </message>
    <message>
        <source>Sequester</source>
        <translation>Wegschließen</translation>
    </message>
    <message>
        <source>Sequester {number}</source>
        <translation>{number} wegschließen</translation>
    </message>
    <message>
        <source>Such as: letter of opposing counsel, FRE 502(d)</source>
        <translation>Etwa: Schreiben des gegnerischen Anwalts, FRE 502(d)</translation>
    </message>
    <message>
        <source>The exhibit and all its passages leave every list, search and export, for you and for colleagues once they take in your work. Nothing is lost; it can be lifted.</source>
        <translation>Das Beweisstück und alle seine Textstellen verlassen jede Liste, jede Suche und jeden Export, hier und bei Kollegen, sobald sie diese Arbeit übernehmen. Nichts geht verloren; es lässt sich aufheben.</translation>
    </message>
    <message>
        <source>Where it was and is</source>
        <translation>Wo es war und ist</translation>
    </message>
</context>
<context>
    <name>ShareErrands</name>
    <message>
        <source>Colleagues</source>
        <translation>Kollegen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Übergabe läuft</translation>
    </message>
    <message>
        <source>Nothing: all of it was handed over already.</source>
        <translation>Nichts: Es wurde schon alles übergeben.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped. No file was left.</source>
        <translation>Angehalten. Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The mailbox folder is not used any more; what lies in it stays</source>
        <translation>Der Postfachordner wird nicht mehr benutzt; was darin liegt, bleibt</translation>
    </message>
    <message>
        <source>Without the files of the exhibits: texts and passages go along.</source>
        <translation>Ohne die Dateien der Beweisstücke: Texte und Textstellen gehen mit.</translation>
    </message>
    <message>
        <source>Wrote {acts}, {size}</source>
        <translation>{acts} geschrieben, {size}</translation>
    </message>
    <message>
        <source>{folder} is the mailbox folder from now on</source>
        <translation>{folder} ist ab jetzt der Postfachordner</translation>
    </message>
    <message>
        <source>{what}; about {size}</source>
        <translation>{what}; etwa {size}</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Building the matter as it was</source>
        <translation>Der frühere Fall wird aufgebaut</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Jetzt schließen</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <source>Everything in it was here already</source>
        <translation>Alles darin war schon hier</translation>
    </message>
    <message>
        <source>Exchanging with the mailbox before the matter is closed</source>
        <translation>Vor dem Schließen Austausch mit dem Postfachordner</translation>
    </message>
    <message>
        <source>From the mailbox: {acts}</source>
        <translation>Aus dem Postfachordner: {acts}</translation>
    </message>
    <message>
        <source>Mailbox not reached</source>
        <translation>Postfach nicht erreicht</translation>
    </message>
    <message>
        <source>Mailbox set up</source>
        <translation>Postfach eingerichtet</translation>
    </message>
    <message>
        <source>Mailbox waits for its passphrase</source>
        <translation>Postfach wartet auf Kennwort</translation>
    </message>
    <message>
        <source>Mailbox {when}</source>
        <translation>Postfach {when}</translation>
    </message>
    <message>
        <source>Mailbox: {files} refused</source>
        <translation>Postfach: {files} abgelehnt</translation>
    </message>
    <message>
        <source>Passphrase…</source>
        <translation>Kennwort …</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken in.</source>
        <translation>Angehalten. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>Übernahme läuft</translation>
    </message>
    <message>
        <source>This is the matter as it was; the one you had stays as it is</source>
        <translation>Dies ist der frühere Fall; der bisherige bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Took in {acts}</source>
        <translation>{acts} übernommen</translation>
    </message>
    <message>
        <source>the files of {exhibits} are not here</source>
        <translation>Dateien fehlen hier: {exhibits}</translation>
    </message>
    <message>
        <source>the mailbox folder</source>
        <translation>Postfachordner</translation>
    </message>
    <message>
        <source>{0} act</source>
        <translation>{0} Vorgang</translation>
    </message>
    <message>
        <source>{0} acts</source>
        <translation>{0} Vorgänge</translation>
    </message>
    <message>
        <source>{0} difference to decide</source>
        <translation>{0} Abweichung zu entscheiden</translation>
    </message>
    <message>
        <source>{0} differences to decide</source>
        <translation>{0} Abweichungen zu entscheiden</translation>
    </message>
    <message>
        <source>{0} exhibit</source>
        <translation>{0} Beweisstück</translation>
    </message>
    <message>
        <source>{0} exhibits</source>
        <translation>{0} Beweisstücke</translation>
    </message>
    <message>
        <source>{0} file</source>
        <translation>{0} Datei</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} passage</source>
        <translation>{0} Textstelle</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} Textstellen</translation>
    </message>
    <message>
        <source>{0} text</source>
        <translation>{0} Text</translation>
    </message>
    <message>
        <source>{0} texts</source>
        <translation>{0} Texte</translation>
    </message>
    <message>
        <source>{acts} refused</source>
        <translation>{acts} abgelehnt</translation>
    </message>
    <message>
        <source>{step}: {done} of {total}</source>
        <translation>{step}: {done} von {total}</translation>
    </message>
</context>
<context>
    <name>Soundness</name>
    <message>
        <source>1 of {count}</source>
        <translation>1 von {count}</translation>
    </message>
    <message>
        <source>Checking the history and every exhibit</source>
        <translation>Verlauf und alle Beweisstücke werden geprüft</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>1 difference</source>
        <translation>1 Abweichung</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Alle Änderungen gespeichert</translation>
    </message>
    <message>
        <source>Backup {when} in {where}</source>
        <translation>Sicherung {when} in {where}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Noch keine Sicherung</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Laufendes anhalten</translation>
    </message>
    <message>
        <source>Stop. What is done stays.</source>
        <translation>Anhalten. Was erledigt ist, bleibt.</translation>
    </message>
    <message>
        <source>What people said apart from each other, to be decided</source>
        <translation>Was getrennt voneinander verschieden gesagt wurde und zu entscheiden ist</translation>
    </message>
    <message>
        <source>Who works here: {name}, {role}</source>
        <translation>Wer hier arbeitet: {name}, {role}</translation>
    </message>
    <message>
        <source>{count} differences</source>
        <translation>{count} Abweichungen</translation>
    </message>
    <message>
        <source>{name} · {role}</source>
        <translation>{name} · {role}</translation>
    </message>
</context>
<context>
    <name>StatusSection</name>
    <message>
        <source>A reviewer not named here</source>
        <translation>Ein Bearbeiter, der hier nicht genannt ist</translation>
    </message>
    <message>
        <source>Changed since it was checked: check it again.</source>
        <translation>Geändert, seit sie geprüft wurde: noch einmal prüfen.</translation>
    </message>
    <message>
        <source>Check  (Y)</source>
        <translation>Geprüft  (Y)</translation>
    </message>
    <message>
        <source>Confirm  (Shift+Y)</source>
        <translation>Bestätigen  (Umschalt+Y)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reject…  (X)</source>
        <translation>Verwerfen …  (X)</translation>
    </message>
    <message>
        <source>Second level</source>
        <translation>Zweite Ebene</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>{name}, {role} · {when}</source>
        <translation>{name}, {role} · {when}</translation>
    </message>
</context>
<context>
    <name>Successor</name>
    <message>
        <source>Certified transcript</source>
        <translation>Beglaubigtes Protokoll</translation>
    </message>
    <message>
        <source>Import the certified transcript first.</source>
        <translation>Zuerst das beglaubigte Protokoll importieren.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace a rough transcript</source>
        <translation>Rohfassung eines Protokolls ersetzen</translation>
    </message>
    <message>
        <source>The certified transcript takes the place of {label}, {title}. Passages that stand on the same words move over; the others stay and are listed to be checked.</source>
        <translation>Das beglaubigte Protokoll tritt an die Stelle von {label}, {title}. Textstellen, die auf denselben Wörtern stehen, gehen über; die anderen bleiben und werden zum Prüfen aufgelistet.</translation>
    </message>
    <message>
        <source>rough</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>{label} took the place of the rough transcript. Passages on it: {count}</source>
        <translation>{label} ist an die Stelle der Rohfassung getreten. Textstellen darauf: {count}</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>Close {title}</source>
        <translation>{title} schließen</translation>
    </message>
    <message>
        <source>Find in this exhibit</source>
        <translation>In diesem Beweisstück suchen</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>One exhibit again</source>
        <translation>Wieder ein Beweisstück</translation>
    </message>
    <message>
        <source>Open exhibits</source>
        <translation>Geöffnete Beweisstücke</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Page of the transcript, as it is printed</source>
        <translation>Seite des Protokolls, wie sie gedruckt ist</translation>
    </message>
    <message>
        <source>Page {place} of the file</source>
        <translation>Seite {place} der Datei</translation>
    </message>
    <message>
        <source>Passage and history</source>
        <translation>Textstelle und Verlauf</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Tr.</source>
        <translation>Tr.</translation>
    </message>
    <message>
        <source>Two exhibits side by side</source>
        <translation>Zwei Beweisstücke nebeneinander</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>of {pages}</source>
        <translation>von {pages}</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>All tags</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Every status but rejected</source>
        <translation>Jeder Stand außer verworfen</translation>
    </message>
    <message>
        <source>Filter passages</source>
        <translation>Textstellen filtern</translation>
    </message>
    <message>
        <source>Full height</source>
        <translation>Volle Höhe</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Streitpunkte</translation>
    </message>
    <message>
        <source>No issues yet: add them on a passage</source>
        <translation>Noch keine Streitpunkte: an einer Textstelle hinzufügen</translation>
    </message>
    <message>
        <source>Normal height</source>
        <translation>Normale Höhe</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Remove the filter {0}</source>
        <translation>Filter {0} entfernen</translation>
    </message>
    <message>
        <source>Show by what was said at the second level</source>
        <translation>Nach dem Stand der zweiten Ebene zeigen</translation>
    </message>
    <message>
        <source>Show only the passages of the exhibit that is open</source>
        <translation>Nur die Textstellen des geöffneten Beweisstücks zeigen</translation>
    </message>
    <message>
        <source>Show rejected ones among the others</source>
        <translation>Verworfene unter den anderen zeigen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>This exhibit</source>
        <translation>Nur dieses</translation>
    </message>
    <message>
        <source>{0}  ({1})</source>
        <translation>{0}  ({1})</translation>
    </message>
</context>
<context>
    <name>TagBar</name>
    <message>
        <source>Copy with citation</source>
        <translation>Mit Fundstelle kopieren</translation>
    </message>
    <message>
        <source>Issues: {names}</source>
        <translation>Streitpunkte: {names}</translation>
    </message>
    <message>
        <source>Let all issues go</source>
        <translation>Alle Streitpunkte lösen</translation>
    </message>
    <message>
        <source>Let {name} go</source>
        <translation>{name} lösen</translation>
    </message>
    <message>
        <source>Next tags get:</source>
        <translation>Nächste Kennzeichnungen erhalten:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Press a letter, or go on; Escape leaves.</source>
        <translation>Einen Buchstaben drücken oder weitergehen; Esc verlässt dies.</translation>
    </message>
    <message>
        <source>Select words, or step with ↓ to a question and its answer.</source>
        <translation>Wörter auswählen oder mit ↓ zu einer Frage und ihrer Antwort gehen.</translation>
    </message>
    <message>
        <source>Shift+I lets these issues go</source>
        <translation>Umschalt+I löst diese Streitpunkte</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Kennzeichnungen</translation>
    </message>
    <message>
        <source>Words that stand ready</source>
        <translation>Wörter, die bereitstehen</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>{number}, no tag yet</source>
        <translation>{number}, noch ohne Kennzeichnung</translation>
    </message>
    <message>
        <source>{tag}: which kind?</source>
        <translation>{tag}: welche Art?</translation>
    </message>
</context>
<context>
    <name>TagSection</name>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>More fields of {0}</source>
        <translation>Weitere Felder von {0}</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message>
        <source>Choose a passage first: click it, or press J.</source>
        <translation>Zuerst eine Textstelle wählen: anklicken oder J drücken.</translation>
    </message>
    <message>
        <source>Choose a passage, select the words it shall have, press W.</source>
        <translation>Eine Textstelle wählen, die gewünschten Wörter auswählen, W drücken.</translation>
    </message>
    <message>
        <source>Confirmed what was proposed</source>
        <translation>Vorschläge bestätigt</translation>
    </message>
    <message>
        <source>Copied with citation</source>
        <translation>Mit Fundstelle kopiert</translation>
    </message>
    <message>
        <source>Denied in part. Select the words that are admitted and press 1.</source>
        <translation>Teilweise bestritten. Die zugestandenen Wörter auswählen und 1 drücken.</translation>
    </message>
    <message>
        <source>Marked {number}</source>
        <translation>{number} markiert</translation>
    </message>
    <message>
        <source>No longer possibly privileged</source>
        <translation>Nicht mehr möglicherweise geschützt</translation>
    </message>
    <message>
        <source>No passage is marked in this exhibit yet.</source>
        <translation>In diesem Beweisstück ist noch keine Textstelle markiert.</translation>
    </message>
    <message>
        <source>No tag has the key {digit} yet. Tag › New tag… adds one of your own.</source>
        <translation>Auf der Taste {digit} liegt noch keine Kennzeichnung. Kennzeichnung › Neue Kennzeichnung … fügt eine eigene hinzu.</translation>
    </message>
    <message>
        <source>Nothing was tagged yet in this sitting.</source>
        <translation>In dieser Sitzung wurde noch nichts gekennzeichnet.</translation>
    </message>
    <message>
        <source>Possibly privileged: left out of the log unless asked for</source>
        <translation>Möglicherweise geschützt: bleibt aus dem Verzeichnis heraus, außer auf Wunsch</translation>
    </message>
    <message>
        <source>Select words, or step to a unit with ↓, and press the key.</source>
        <translation>Wörter auswählen oder mit ↓ zu einer Einheit gehen und die Taste drücken.</translation>
    </message>
    <message>
        <source>Tag anyway</source>
        <translation>Trotzdem kennzeichnen</translation>
    </message>
    <message>
        <source>Tagged as No recollection; a letter names a kind of denial instead</source>
        <translation>Als Keine Erinnerung gekennzeichnet; ein Buchstabe nennt stattdessen eine Art des Bestreitens</translation>
    </message>
    <message>
        <source>Tagged as {tag}</source>
        <translation>Als {tag} gekennzeichnet</translation>
    </message>
    <message>
        <source>The exhibit is no longer possibly privileged</source>
        <translation>Das Beweisstück ist nicht mehr möglicherweise geschützt</translation>
    </message>
    <message>
        <source>The whole exhibit is possibly privileged</source>
        <translation>Das ganze Beweisstück ist möglicherweise geschützt</translation>
    </message>
    <message>
        <source>These are counsel’s words; a question is no testimony until it is answered. Press {digit} or Enter again to tag them as {tag} all the same.</source>
        <translation>Dies sind Worte des Anwalts; eine Frage ist keine Aussage, bis sie beantwortet ist. Noch einmal {digit} oder Enter drücken, um sie trotzdem als {tag} zu kennzeichnen.</translation>
    </message>
    <message>
        <source>This passage is marked already.</source>
        <translation>Diese Textstelle ist schon markiert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Withdrew {number}</source>
        <translation>{number} zurückgezogen</translation>
    </message>
    <message>
        <source>{tag}: {kind}</source>
        <translation>{tag}: {kind}</translation>
    </message>
</context>
<context>
    <name>TakeIn</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hand-over by {name}, {when}</source>
        <translation>Übergabe von {name}, {when}</translation>
    </message>
    <message>
        <source>Handed over (*.pincite-handover *.pincite-package *.pincite)</source>
        <translation>Übergeben (*.pincite-handover *.pincite-package *.pincite)</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>Nothing of yours is replaced. Until you take it in, nothing has changed.</source>
        <translation>Nichts Eigenes wird ersetzt. Vor dem Übernehmen ändert sich nichts.</translation>
    </message>
    <message>
        <source>Package by {name}, {when}</source>
        <translation>Paket von {name}, {when}</translation>
    </message>
    <message>
        <source>Review database of {name}, {when}</source>
        <translation>Falldatenbank von {name}, {when}</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take in the files</source>
        <translation>Dateien übernehmen</translation>
    </message>
    <message>
        <source>Take in {acts}</source>
        <translation>{acts} übernehmen</translation>
    </message>
    <message>
        <source>What the files would bring</source>
        <translation>Was die Dateien brächten</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>einem Kollegen</translation>
    </message>
</context>
<context>
    <name>TermReportDialog</name>
    <message>
        <source>1 term</source>
        <translation>1 Begriff</translation>
    </message>
    <message>
        <source>; {count} cannot be read</source>
        <translation>; {count} nicht lesbar</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Beweisstücke</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>One term on each line; lines that begin with # are remarks.</source>
        <translation>Ein Begriff je Zeile; Zeilen, die mit # beginnen, sind Bemerkungen.</translation>
    </message>
    <message>
        <source>Only this term</source>
        <translation>Nur dieser Begriff</translation>
    </message>
    <message>
        <source>Open a list of terms</source>
        <translation>Liste von Begriffen öffnen</translation>
    </message>
    <message>
        <source>Open a list…</source>
        <translation>Liste öffnen …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gespeichert als {name}</translation>
    </message>
    <message>
        <source>Search terms, one on each line</source>
        <translation>Suchbegriffe, einer je Zeile</translation>
    </message>
    <message>
        <source>Search-term report</source>
        <translation>Suchbegriffsbericht</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Text files (*.txt *.csv);;All (*)</source>
        <translation>Textdateien (*.txt *.csv);;Alle (*)</translation>
    </message>
    <message>
        <source>The exhibits are still being indexed. Count again in a moment.</source>
        <translation>Der Suchindex entsteht noch. Gleich noch einmal zählen.</translation>
    </message>
    <message>
        <source>There is no term yet. Write one on each line.</source>
        <translation>Noch kein Begriff. Je Zeile einen schreiben.</translation>
    </message>
    <message>
        <source>This list cannot be read. Save it as a UTF-8 text file.</source>
        <translation>Diese Liste ist nicht lesbar. Als UTF-8-Textdatei speichern.</translation>
    </message>
    <message>
        <source>What each term finds</source>
        <translation>Was jeder Begriff findet</translation>
    </message>
    <message>
        <source>{count} terms</source>
        <translation>{count} Begriffe</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Passages by the date of their exhibit</source>
        <translation>Textstellen nach dem Datum ihres Beweisstücks</translation>
    </message>
    <message>
        <source>{time}: 1 passage</source>
        <translation>{time}: 1 Textstelle</translation>
    </message>
    <message>
        <source>{time}: {count} passages</source>
        <translation>{time}: {count} Textstellen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Menu: {title}</source>
        <translation>Menü: {title}</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Search passages and exhibits, or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Certified</source>
        <translation>Beglaubigt</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>Kreuzverhör</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Hauptbefragung</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Befragung</translation>
    </message>
    <message>
        <source>Further cross</source>
        <translation>Weiteres Kreuzverhör</translation>
    </message>
    <message>
        <source>Further direct</source>
        <translation>Weitere Hauptbefragung</translation>
    </message>
    <message>
        <source>Further examination</source>
        <translation>Weitere Befragung</translation>
    </message>
    <message>
        <source>Further recross</source>
        <translation>Weiteres erneutes Kreuzverhör</translation>
    </message>
    <message>
        <source>Further redirect</source>
        <translation>Weitere Nachbefragung</translation>
    </message>
    <message>
        <source>Lines without numbers</source>
        <translation>Zeilen ohne Nummern</translation>
    </message>
    <message>
        <source>PDF, condensed</source>
        <translation>PDF, verkleinert</translation>
    </message>
    <message>
        <source>PDF, full size</source>
        <translation>PDF, volle Größe</translation>
    </message>
    <message>
        <source>Recross</source>
        <translation>Erneutes Kreuzverhör</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Nachbefragung</translation>
    </message>
    <message>
        <source>Rough draft</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>Rough or certified: not said</source>
        <translation>Rohfassung oder beglaubigt: nicht angegeben</translation>
    </message>
    <message>
        <source>Text with numbered lines</source>
        <translation>Text mit nummerierten Zeilen</translation>
    </message>
    <message>
        <source>Text with page and line before each line</source>
        <translation>Text mit Seite und Zeile vor jeder Zeile</translation>
    </message>
    <message>
        <source>Voir dire</source>
        <translation>Voir dire</translation>
    </message>
    <message>
        <source>argumentative</source>
        <translation>argumentierend</translation>
    </message>
    <message>
        <source>asked and answered</source>
        <translation>schon gefragt und beantwortet</translation>
    </message>
    <message>
        <source>assumes facts</source>
        <translation>unterstellt Tatsachen</translation>
    </message>
    <message>
        <source>best evidence</source>
        <translation>nicht das beste Beweismittel</translation>
    </message>
    <message>
        <source>beyond notice topics</source>
        <translation>außerhalb der angekündigten Themen</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>Bescheinigung</translation>
    </message>
    <message>
        <source>compound</source>
        <translation>mehrere Fragen in einer</translation>
    </message>
    <message>
        <source>cumulative</source>
        <translation>schon bewiesen</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>errata</source>
        <translation>Berichtigung</translation>
    </message>
    <message>
        <source>form</source>
        <translation>Form der Frage</translation>
    </message>
    <message>
        <source>foundation</source>
        <translation>ohne Grundlage</translation>
    </message>
    <message>
        <source>front matter</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>bewilligt</translation>
    </message>
    <message>
        <source>hearsay</source>
        <translation>Hörensagen</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>lack of personal knowledge</source>
        <translation>keine eigene Kenntnis</translation>
    </message>
    <message>
        <source>leading</source>
        <translation>Suggestivfrage</translation>
    </message>
    <message>
        <source>legal conclusion</source>
        <translation>Rechtsfrage</translation>
    </message>
    <message>
        <source>misstates testimony</source>
        <translation>gibt die Aussage falsch wieder</translation>
    </message>
    <message>
        <source>narrative</source>
        <translation>fordert eine Erzählung</translation>
    </message>
    <message>
        <source>nonresponsive</source>
        <translation>geht an der Frage vorbei</translation>
    </message>
    <message>
        <source>other pages</source>
        <translation>andere Seiten</translation>
    </message>
    <message>
        <source>overruled</source>
        <translation>zurückgewiesen</translation>
    </message>
    <message>
        <source>privilege</source>
        <translation>anwaltlich geschützt</translation>
    </message>
    <message>
        <source>relevance</source>
        <translation>unerheblich</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>außerhalb des Umfangs</translation>
    </message>
    <message>
        <source>speculation</source>
        <translation>Mutmaßung</translation>
    </message>
    <message>
        <source>sustained</source>
        <translation>stattgegeben</translation>
    </message>
    <message>
        <source>testimony</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>unfair prejudice</source>
        <translation>unfair voreinnehmend</translation>
    </message>
    <message>
        <source>vague</source>
        <translation>unbestimmt</translation>
    </message>
</context>
<context>
    <name>TranscriptReportPanel</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation>Bericht schließen</translation>
    </message>
    <message>
        <source>Errata</source>
        <translation>Berichtigungen</translation>
    </message>
    <message>
        <source>Examinations</source>
        <translation>Befragungen</translation>
    </message>
    <message>
        <source>Exhibits mentioned</source>
        <translation>Erwähnte Beweisstücke</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>First page number</source>
        <translation>Zahl der ersten Seite</translation>
    </message>
    <message>
        <source>Lines a page</source>
        <translation>Zeilen je Seite</translation>
    </message>
    <message>
        <source>Lines are cited, but not everywhere ({percent} % sure).</source>
        <translation>Zeilen werden zitiert, aber nicht überall (zu {percent} % sicher).</translation>
    </message>
    <message>
        <source>No line is cited: the pages and lines are not certain.</source>
        <translation>Keine Zeile wird zitiert: Seiten und Zeilen sind nicht sicher.</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Einwände</translation>
    </message>
    <message>
        <source>Open a transcript: what was understood of it is shown here.</source>
        <translation>Ein Protokoll öffnen: Was davon verstanden wurde, steht dann hier.</translation>
    </message>
    <message>
        <source>Open the exhibit</source>
        <translation>Beweisstück öffnen</translation>
    </message>
    <message>
        <source>Pages and lines are certain ({percent} %).</source>
        <translation>Seiten und Zeilen sind sicher ({percent} %).</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read it otherwise</source>
        <translation>Anders lesen</translation>
    </message>
    <message>
        <source>Sheet {sheets}: {role}</source>
        <translation>Blatt {sheets}: {role}</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Blätter</translation>
    </message>
    <message>
        <source>Sheets are the pages you turn over here, counted from 1. The first page is the number printed on the first sheet with numbered lines.</source>
        <translation>Blätter sind die Seiten, die hier umgeblättert werden, von 1 an gezählt. Die erste Seite ist die Zahl, die auf dem ersten Blatt mit nummerierten Zeilen gedruckt ist.</translation>
    </message>
    <message>
        <source>Sheets with testimony</source>
        <translation>Blätter mit Aussage</translation>
    </message>
    <message>
        <source>Sheets {sheets}: {role}</source>
        <translation>Blätter {sheets}: {role}</translation>
    </message>
    <message>
        <source>Testimony</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>This exhibit is no transcript.</source>
        <translation>Dieses Beweisstück ist kein Protokoll.</translation>
    </message>
    <message>
        <source>This reading does not say how sure it is. Read it again.</source>
        <translation>Diese Lesung sagt nicht, wie sicher sie ist. Neu lesen.</translation>
    </message>
    <message>
        <source>Tr. {first}–{last}</source>
        <translation>Tr. {first}–{last}</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Transcript report</source>
        <translation>Protokollbericht</translation>
    </message>
    <message>
        <source>What the transcript holds</source>
        <translation>Was das Protokoll enthält</translation>
    </message>
    <message>
        <source>Witness not named</source>
        <translation>Zeuge nicht genannt</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>wie gefunden</translation>
    </message>
    <message>
        <source>as found, or 4-77, 80-91</source>
        <translation>etwa 4-77, 80-91</translation>
    </message>
    <message>
        <source>is {exhibit}</source>
        <translation>ist {exhibit}</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>nummeriert</translation>
    </message>
    <message>
        <source>received</source>
        <translation>zugelassen</translation>
    </message>
    <message>
        <source>{count} lines a page</source>
        <translation>{count} Zeilen je Seite</translation>
    </message>
    <message>
        <source>{count} volumes</source>
        <translation>{count} Bände</translation>
    </message>
    <message>
        <source>{examination}: {examiner}</source>
        <translation>{examination}: {examiner}</translation>
    </message>
    <message>
        <source>{percent} % of the lines fit</source>
        <translation>{percent} % der Zeilen passen</translation>
    </message>
    <message>
        <source>{questions} questions, {answers} answers</source>
        <translation>{questions} Fragen, {answers} Antworten</translation>
    </message>
</context>
<context>
    <name>TranscriptTab</name>
    <message>
        <source>The transcript is being read again</source>
        <translation>Das Protokoll wird neu gelesen</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>Understood</name>
    <message>
        <source>How the query was understood</source>
        <translation>Wie die Anfrage verstanden wurde</translation>
    </message>
    <message>
        <source>Read as: {query}</source>
        <translation>Gelesen als: {query}</translation>
    </message>
    <message>
        <source>in {exhibits} exhibits of the matter</source>
        <translation>in {exhibits} Beweisstücken des Falls</translation>
    </message>
    <message>
        <source>{hits} times in {exhibits} exhibits of the matter</source>
        <translation>{hits}-mal in {exhibits} Beweisstücken des Falls</translation>
    </message>
    <message>
        <source>{term}: {count}. Search for it alone.</source>
        <translation>{term}: {count}. Nur danach suchen.</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source> (1 part was changed since, and stays)</source>
        <translation> (1 Teil wurde seither geändert und bleibt)</translation>
    </message>
    <message>
        <source> ({left} parts were changed since, and stay)</source>
        <translation> ({left} Teile wurden seither geändert und bleiben)</translation>
    </message>
    <message>
        <source>Press {key} again to redo: {act}</source>
        <translation>Noch einmal {key} drücken, um zu wiederholen: {act}</translation>
    </message>
    <message>
        <source>Press {key} again to undo: {act}</source>
        <translation>Noch einmal {key} drücken, um rückgängig zu machen: {act}</translation>
    </message>
    <message>
        <source>Put back: {act}</source>
        <translation>Wiederholt: {act}</translation>
    </message>
    <message>
        <source>Took back: {act}</source>
        <translation>Zurückgenommen: {act}</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Everything is sound.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>The check could not be finished.</source>
        <translation>Die Prüfung konnte nicht beendet werden.</translation>
    </message>
</context>
<context>
    <name>VersionCard</name>
    <message>
        <source>Keep what {name} said</source>
        <translation>Behalten, was {name} sagte</translation>
    </message>
    <message>
        <source>Keep what {name} said ({key})</source>
        <translation>Behalten, was {name} sagte ({key})</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>Für {name}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>What {name} said</source>
        <translation>Was {name} sagte</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>1–{count} keep that version</source>
        <translation>1–{count} behält diese Fassung</translation>
    </message>
    <message>
        <source>A decides all like this</source>
        <translation>A entscheidet alle dieser Art</translation>
    </message>
    <message>
        <source>All {count} like this…</source>
        <translation>Alle {count} dieser Art …</translation>
    </message>
    <message>
        <source>B keeps both</source>
        <translation>B behält beide</translation>
    </message>
    <message>
        <source>Decide all {count} that are like this one at once (A)</source>
        <translation>Alle {count} dieser Art auf einmal entscheiden (A)</translation>
    </message>
    <message>
        <source>J joins them</source>
        <translation>J vereint sie</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Vereinen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>N next, P previous</source>
        <translation>N nächste, P vorige</translation>
    </message>
    <message>
        <source>{outcome} · {when}</source>
        <translation>{outcome} · {when}</translation>
    </message>
    <message>
        <source>{text} ({key})</source>
        <translation>{text} ({key})</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A matter that a colleague works on: a copy of your own.</source>
        <translation>Ein Fall, an dem ein Kollege arbeitet: eine eigene Kopie.</translation>
    </message>
    <message>
        <source>A matter that lies elsewhere on this computer.</source>
        <translation>Ein Fall, der anderswo auf diesem Computer liegt.</translation>
    </message>
    <message>
        <source>A matter that was lost, from its backup.</source>
        <translation>Ein verlorener Fall, aus seiner Sicherung.</translation>
    </message>
    <message>
        <source>A matter without exhibits yet.</source>
        <translation>Ein Fall noch ohne Beweisstücke.</translation>
    </message>
    <message>
        <source>Begin from a colleague’s file…</source>
        <translation>Mit der Datei eines Kollegen beginnen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Drop PDFs, scans, emails or whole folders here. Nothing leaves this computer.</source>
        <translation>PDFs, Scans, E-Mails oder ganze Ordner hierher ziehen. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Drop files or a folder</source>
        <translation>Dateien oder einen Ordner ablegen</translation>
    </message>
    <message>
        <source>New here? Tag five passages in a made-up case, about four minutes.</source>
        <translation>Zum ersten Mal hier? Fünf Textstellen in einem erfundenen Fall kennzeichnen, etwa vier Minuten.</translation>
    </message>
    <message>
        <source>New matter…</source>
        <translation>Neuer Fall …</translation>
    </message>
    <message>
        <source>Open a matter…</source>
        <translation>Fall öffnen …</translation>
    </message>
    <message>
        <source>Open the sample matter</source>
        <translation>Beispielfall öffnen</translation>
    </message>
    <message>
        <source>Recent matters</source>
        <translation>Zuletzt geöffnete Fälle</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>Start with the exhibits</source>
        <translation>Mit den Beweisstücken beginnen</translation>
    </message>
</context>
<context>
    <name>WhoAmI</name>
    <message>
        <source>Are you the {name} who works on this matter?</source>
        <translation>Arbeitet hier dieselbe Person {name}, die den Fall schon kennt?</translation>
    </message>
    <message>
        <source>Give your name: it stands beside every decision you make.</source>
        <translation>Den eigenen Namen angeben: Er steht neben jeder Entscheidung.</translation>
    </message>
    <message>
        <source>I am somebody else</source>
        <translation>Nein, jemand anderes</translation>
    </message>
    <message>
        <source>If so, your work of both computers stands under one name. If not, write your name so that colleagues can tell the two of you apart.</source>
        <translation>Wenn ja, steht die Arbeit beider Computer unter einem Namen. Wenn nein, den eigenen Namen so schreiben, dass Kollegen die beiden auseinanderhalten.</translation>
    </message>
    <message>
        <source>Is that you?</source>
        <translation>Dieselbe Person?</translation>
    </message>
    <message>
        <source>Yes, that is me</source>
        <translation>Ja, dieselbe</translation>
    </message>
    <message>
        <source>Your initials</source>
        <translation>Eigene Initialen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Eigener Name</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>30(b)(6) designee</source>
        <translation>Benannter nach 30(b)(6)</translation>
    </message>
    <message>
        <source>Admission</source>
        <translation>Zugeständnis</translation>
    </message>
    <message>
        <source>Adopted in</source>
        <translation>Zu eigen gemacht in</translation>
    </message>
    <message>
        <source>Adoptive</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Adopts</source>
        <translation>Macht sich zu eigen</translation>
    </message>
    <message>
        <source>Adopts or is adopted in</source>
        <translation>Macht sich zu eigen oder umgekehrt</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Vertreter</translation>
    </message>
    <message>
        <source>Agent or employee</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>Ungefähr</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Attorney</source>
        <translation>Anwalt</translation>
    </message>
    <message>
        <source>Authorized speaker</source>
        <translation>Bevollmächtigter</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>Nach Überzeugung</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kasten</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Beglaubigt</translation>
    </message>
    <message>
        <source>Changed since checked</source>
        <translation>Geändert, seit geprüft</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Coconspirator</source>
        <translation>Mitverschwörer</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>Bedingt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Verträge</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Widerspricht</translation>
    </message>
    <message>
        <source>Corporate, 30(b)(6)</source>
        <translation>Nach 30(b)(6)</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Corroborates</source>
        <translation>Stützt</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Dates, from–to</source>
        <translation>Zeitraum, von–bis</translation>
    </message>
    <message>
        <source>Deemed</source>
        <translation>Fingiert</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>Mangelhaft</translation>
    </message>
    <message>
        <source>Denial</source>
        <translation>Bestreiten</translation>
    </message>
    <message>
        <source>Deposition</source>
        <translation>Vernehmung</translation>
    </message>
    <message>
        <source>Depositions</source>
        <translation>Vernehmungen</translation>
    </message>
    <message>
        <source>Differences to decide</source>
        <translation>Abweichungen zu entscheiden</translation>
    </message>
    <message>
        <source>Discovery response</source>
        <translation>Discovery-Antwort</translation>
    </message>
    <message>
        <source>Discovery responses</source>
        <translation>Discovery-Antworten</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>Dosis</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>E-mail message</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Arbeitnehmer</translation>
    </message>
    <message>
        <source>Errata</source>
        <translation>Berichtigung</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Evasive</source>
        <translation>Ausweichend</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Sachverständiger</translation>
    </message>
    <message>
        <source>Flat, in testimony</source>
        <translation>Glatt, in der Aussage</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Pauschal</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Vermutung</translation>
    </message>
    <message>
        <source>Hearsay</source>
        <translation>Hörensagen</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Hervorhebung</translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>Heiß</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Informal</source>
        <translation>Formlos</translation>
    </message>
    <message>
        <source>Judicial, in a pleading</source>
        <translation>Im Schriftsatz</translation>
    </message>
    <message>
        <source>Lacks knowledge</source>
        <translation>Mit Nichtwissen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Managing agent</source>
        <translation>Leitender Vertreter</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Masse</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Aktennotiz</translation>
    </message>
    <message>
        <source>Memos</source>
        <translation>Aktennotizen</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Negative pregnant</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No recollection</source>
        <translation>Keine Erinnerung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Nonparty</source>
        <translation>Dritter</translation>
    </message>
    <message>
        <source>Objection only</source>
        <translation>Nur Einwand</translation>
    </message>
    <message>
        <source>Officer or director</source>
        <translation>Organmitglied</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Other exhibit</source>
        <translation>Sonstiges Beweisstück</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Partei</translation>
    </message>
    <message>
        <source>Party’s own statement</source>
        <translation>Eigene Erklärung</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Prozentsatz</translation>
    </message>
    <message>
        <source>Percentage points</source>
        <translation>Prozentpunkte</translation>
    </message>
    <message>
        <source>Picture or scan</source>
        <translation>Bild oder Scan</translation>
    </message>
    <message>
        <source>Pictures and scans</source>
        <translation>Bilder und Scans</translation>
    </message>
    <message>
        <source>Pleading</source>
        <translation>Schriftsatz</translation>
    </message>
    <message>
        <source>Pleadings</source>
        <translation>Schriftsätze</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation>Rechtsvorgänger</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>Präsentationen</translation>
    </message>
    <message>
        <source>Proposals to confirm</source>
        <translation>Vorschläge zu bestätigen</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Mengenangabe</translation>
    </message>
    <message>
        <source>Quick marks</source>
        <translation>Schnellmarkierungen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Recognised text, unchecked</source>
        <translation>Erkannter Text, ungeprüft</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Request for admission</source>
        <translation>Auf RFA</translation>
    </message>
    <message>
        <source>Required fields missing</source>
        <translation>Pflichtfelder fehlen</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Rough</source>
        <translation>Rohfassung</translation>
    </message>
    <message>
        <source>Same as {label}</source>
        <translation>Wie {label}</translation>
    </message>
    <message>
        <source>Same fact as</source>
        <translation>Gleiche Tatsache wie</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punktzahl</translation>
    </message>
    <message>
        <source>Second level</source>
        <translation>Zweite Ebene</translation>
    </message>
    <message>
        <source>Size of data</source>
        <translation>Datenmenge</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Specific</source>
        <translation>Substantiiert</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Strike-out</source>
        <translation>Durchstreichung</translation>
    </message>
    <message>
        <source>Subject to an objection</source>
        <translation>Unter Vorbehalt eines Einwands</translation>
    </message>
    <message>
        <source>Tag no longer defined</source>
        <translation>Kennzeichnung nicht mehr definiert</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Gekennzeichnet</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Text on the page</source>
        <translation>Text auf der Seite</translation>
    </message>
    <message>
        <source>To be blacked out</source>
        <translation>Zu schwärzen</translation>
    </message>
    <message>
        <source>To check after a new reading</source>
        <translation>Nach neuer Lesung zu prüfen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Unterstreichung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Wavy underline</source>
        <translation>Wellenlinie</translation>
    </message>
    <message>
        <source>Without a cite</source>
        <translation>Ohne Fundstelle</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>about (≈)</source>
        <translation>etwa (≈)</translation>
    </message>
    <message>
        <source>at least (≥)</source>
        <translation>mindestens (≥)</translation>
    </message>
    <message>
        <source>at most (≤)</source>
        <translation>höchstens (≤)</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>exactly (=)</source>
        <translation>genau (=)</translation>
    </message>
    <message>
        <source>less than (&lt;)</source>
        <translation>weniger als (&lt;)</translation>
    </message>
    <message>
        <source>more than (&gt;)</source>
        <translation>mehr als (&gt;)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{0} of {1} page read</source>
        <translation>{0} von {1} Seite gelesen</translation>
    </message>
    <message>
        <source>{0} of {1} pages read</source>
        <translation>{0} von {1} Seiten gelesen</translation>
    </message>
    <message>
        <source>{0} page</source>
        <translation>{0} Seite</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} Seiten</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{number} (computed)</source>
        <translation>{number} (berechnet)</translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>{name}: {count} passages</source>
        <translation>{name}: {count} Textstellen</translation>
    </message>
    <message>
        <source>{said}, chosen</source>
        <translation>{said}, gewählt</translation>
    </message>
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {step} of {of}</source>
        <translation>Schritt {step} von {of}</translation>
    </message>
</context>
<context>
    <name>_Files</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Met again</source>
        <translation>Erneut angetroffen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>_Previews</name>
    <message>
        <source>The preview shows the first passages.</source>
        <translation>Die Vorschau zeigt die ersten Textstellen.</translation>
    </message>
    <message>
        <source>There is no such page. Write pages as 1-3, 7.</source>
        <translation>Diese Seite gibt es nicht. Seiten als 1-3, 7 schreiben.</translation>
    </message>
</context>
<context>
    <name>_PrintedName</name>
    <message>
        <source>Printed name of the column {column}</source>
        <translation>Gedruckter Name der Spalte {column}</translation>
    </message>
</context>
</TS>
