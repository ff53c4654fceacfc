/// The executive's objects that programs see: events, mutants, semaphores, timers, event pairs and
/// keyed events, as objects with names and handles.
///
/// What can be waited for is Ke's; an object here is an Ob header and such a part. They are apart
/// from [nt.ex] because Ob stands on that, and these stand on Ob.
///
/// Begin with [nt.ex.object.ExecutiveTypes], then [nt.ex.object.TimerObject], which does most.
@NullMarked
package nt.ex.object;

import org.jspecify.annotations.NullMarked;
