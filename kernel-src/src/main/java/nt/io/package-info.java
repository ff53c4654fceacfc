/// The files that the system starts from.
///
/// There are no volumes yet: a machine is given an [nt.io.FileStore] when it boots, and sections
/// are made of its files, one [nt.io.StoredFile] for each, however many sections there are.
@NullMarked
package nt.io;

import org.jspecify.annotations.NullMarked;
