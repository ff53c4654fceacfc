package pxr.render;

import pxr.query.IndexedFile;
import pxr.source.LineMap;

/** A file that a page takes something from. */
record OpenFile(IndexedFile file, LineMap lines, FileNames names, DocScope scope) {}
