/// The static site as a reader meets it: files, opened in Chromium.
@NullMarked
package site;

import org.jspecify.annotations.NullMarked;
