@NullMarked
package server.main;

import org.jspecify.annotations.NullMarked;
