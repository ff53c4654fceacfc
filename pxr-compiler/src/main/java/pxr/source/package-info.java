/// Where Java sources come from, as text with places.
///
/// A [pxr.source.SourceSet] makes one sorted list of unique paths out of directories, archives and
/// single files, and reads any of them from any thread. It is the only part that touches the input
/// on disk, and it only reads: an archive is never unpacked.
///
/// Invariants, on which all later passes rely:
/// - A path is relative, has `/` between its parts and no `.` or `..` among them, and no control
///   characters, so it can stand in a table, a URL and a file name.
/// - Offsets are UTF-16 chars in [pxr.source.SourceFile#text()], which has no byte order mark;
///   lines and columns count from 1 and are made from offsets by [pxr.source.LineMap] alone.
/// - What is in the set was text when the set was opened; what was not is a diagnostic.
///
/// A file that was read before is not read again while its [pxr.source.FileVersion] says that it
/// need not be; [pxr.source.SourceWatcher] waits until looking again may be worth it.
///
/// Begin reading at [pxr.source.SourceSet#open].
@NullMarked
package pxr.source;

import org.jspecify.annotations.NullMarked;
