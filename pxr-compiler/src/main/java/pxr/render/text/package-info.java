/// Source text as HTML, fast and lean: most bytes of a site are made here.
///
/// [pxr.syntax.JavaLexer] cuts the text into words, comments, literals and the rest; [SourceText]
/// puts the words together with the occurrences that the binder found there and writes a line per
/// `li`, a hundred lines per section. Elements are the shortest that HTML has (`b` keyword, `i`
/// comment, `em` doc comment, `q` string, `u` number, `a` name), attributes stand without quotes.
@NullMarked
package pxr.render.text;

import org.jspecify.annotations.NullMarked;
