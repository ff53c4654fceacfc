/// PE32 images: what the kernel must know of a program's file before it maps it.
///
/// [nt.rtl.image.PeImage#open] reads the headers and makes NT's checks; what passes is a list of
/// [nt.rtl.image.ImageSegment]s that lie side by side in memory, from which a section is made. Only
/// the headers are trusted after that. Tables inside the image (exports, imports) are followed
/// through [nt.rtl.image.ImageContents], for which every address is a claim: what lies outside
/// reads as zero, and every loop ends at the image's end at the latest.
///
/// Relocating and binding are not done here: on NT 5.2 that is `ntdll`'s work, in user mode.
///
/// Begin with [nt.rtl.image.PeImage].
@NullMarked
package nt.rtl.image;

import org.jspecify.annotations.NullMarked;
