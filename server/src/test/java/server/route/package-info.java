@NullMarked
package server.route;

import org.jspecify.annotations.NullMarked;
