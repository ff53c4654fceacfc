@NullMarked
package server.live;

import org.jspecify.annotations.NullMarked;
