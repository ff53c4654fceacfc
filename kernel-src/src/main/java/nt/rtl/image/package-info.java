/// PE32 images: reading their headers, sections and tables.
@NullMarked
package nt.rtl.image;

import org.jspecify.annotations.NullMarked;
