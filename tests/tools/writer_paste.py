"""Pastes into LibreOffice Writer and tells what arrived; run by the system's Python, which has UNO.

Reads a JSON list of ``{mime type: text}`` from the standard input, and writes for each what a new
document holds afterwards: paragraphs as text, tables as lists of rows.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
import unohelper
from com.sun.star.connection import NoConnectException
from com.sun.star.datatransfer import DataFlavor, UnsupportedFlavorException, XTransferable

_TRIES = 150


class Clipboard(unohelper.Base, XTransferable):
    """What another program offers."""

    def __init__(self, forms):
        self.forms = forms

    def getTransferDataFlavors(self):  # noqa: N802 - the name is UNO's
        return tuple(_flavor(mime) for mime in self.forms)

    def isDataFlavorSupported(self, flavor):  # noqa: N802 - the name is UNO's
        return flavor.MimeType in self.forms

    def getTransferData(self, flavor):  # noqa: N802 - the name is UNO's
        if flavor.MimeType not in self.forms:
            raise UnsupportedFlavorException
        text = self.forms[flavor.MimeType]
        return text if _is_plain(flavor.MimeType) else uno.ByteSequence(text.encode())


def _is_plain(mime):
    return mime.startswith("text/plain")


def _flavor(mime):
    kind = uno.getTypeByName("string" if _is_plain(mime) else "[]byte")
    return DataFlavor(mime, mime, kind)


def _connect(pipe):
    local = uno.getComponentContext()
    maker = local.ServiceManager
    resolver = maker.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(_TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not answer")


def _pasted(context, desktop, forms):
    make = context.ServiceManager.createInstanceWithContext
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    clipboard = make("com.sun.star.datatransfer.clipboard.SystemClipboard", context)
    clipboard.setContents(Clipboard(forms), None)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Paste", "", 0, ())
    found, parts = [], document.Text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        is_table = part.supportsService("com.sun.star.text.TextTable")
        found.append(_rows(part) if is_table else part.String)
    document.close(True)  # noqa: FBT003 - the call is UNO's
    return found


def _rows(table):
    return [
        [table.getCellByPosition(column, row).String for column in range(table.Columns.Count)]
        for row in range(table.Rows.Count)
    ]


def main():
    pipe = f"paste{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--norestore", f"--accept=pipe,name={pipe};urp;"]
        office = subprocess.Popen(command)
        context = _connect(pipe)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        found = [_pasted(context, desktop, forms) for forms in json.load(sys.stdin)]
        desktop.terminate()
        office.wait(30)
    json.dump(found, sys.stdout)


main()
