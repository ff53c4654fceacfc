/// The programs that run at ring 3, as built images.
///
/// Nothing here is simulated: the images are PE32 files with the machine's own instructions, made
/// by an ordinary compiler. `ntdll.dll` is their way into the kernel (a stub for each service, from
/// the list that the kernel's table is made from), and the kernel's way back into them (exceptions,
/// APCs and callbacks arrive there first); above these it has a loader, a heap, locks, and the
/// strings and numbers that programs need. Programs link against nothing else.
///
/// The images are checked in, so that only who changes their sources needs a cross compiler; a test
/// fails when they are older than their sources.
@NullMarked
package user;

import org.jspecify.annotations.NullMarked;
