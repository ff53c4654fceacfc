/// Puts the recording of calls into the kernel's classes while they are loaded, so that no line of
/// the kernel speaks of it.
///
/// **What is woven.** Every method of the packages `machine`, `nt` and `scenario` and those below
/// them, with these exceptions: constructors and static initialisers; bodies of lambdas and other
/// methods that are not in the source; `toString`, `equals`, `hashCode` and what the compiler adds
/// to enums; *accessors*, that is methods which call nothing, branch nowhere and allocate nothing;
/// and what is marked [trace.Untraced].
///
/// **How.** [trace.weave.WovenImage] reads all classes once, numbers methods and calling places,
/// and transforms each class ([trace.weave.ClassWeaver]) with the JDK's class-file API:
///
/// | where | what is put in |
/// |---|---|
/// | start of a method | `recorder.enter(method, arguments…)` |
/// | before a return | `recorder.exit(method)`, or `exit(result, recorder, method)` |
/// | before a call of a woven method | `recorder.site = place` |
///
/// `recorder` is a constant of the class, resolved at first use from the loader that defined it
/// ([trace.weave.RecorderConstant]). So each traced kernel has a loader and a recorder of its own,
/// and no static variable. Nothing that is put in passes a preemption point: a woven machine runs
/// exactly as one that is not.
@NullMarked
package trace.weave;

import org.jspecify.annotations.NullMarked;
