/// HTML as text: escaping, and the allow-list that foreign HTML has to pass.
@NullMarked
package pxr.render.html;

import org.jspecify.annotations.NullMarked;
