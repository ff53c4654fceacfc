/// The laws of the devices' data sheets.
@NullMarked
package machine.device;

import org.jspecify.annotations.NullMarked;
