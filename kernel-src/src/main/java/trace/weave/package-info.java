/// Puts the recording of calls into the kernel's classes while they are loaded, so that no line of
/// the kernel speaks of it.
///
/// **What is recorded.** A page that watches the kernel wants its routines, and a recorder costs
/// time. So of the packages `nt`, `user` and `scenario` and those below them these methods are
/// recorded:
///
/// * *routines*: those that NT names, which begin with a capital, and the public ones. What else a
///   class has for itself and its package is a part of the routine that calls it;
/// * of these not the *small* ones ([trace.weave.SmallMethods]), which say nothing: accessors, and
///   what is made of accessors; nor constructors, `toString`, `equals`, `hashCode`, and what the
///   compiler adds;
/// * nor what is marked [trace.Untraced], which says why;
/// * but whatever is marked [trace.Recorded], which says what for.
///
/// The packages `machine` are the hardware, on which no code of the kernel runs: what happens there
/// shows in the time, the processor and the level of every record.
///
/// **How.** [trace.weave.WovenImage] reads all classes once, numbers methods and calling places,
/// and transforms each class ([trace.weave.ClassWeaver]) with the JDK's class-file API:
///
/// | where | what is put in |
/// |---|---|
/// | start of a method | `pen.enter(method, arguments…)` |
/// | before a return | `pen.exit(method)`, or `exit(result, pen, method)` |
/// | before a call that reaches a recorded method | `recorder.site = place` |
///
/// The last goes into every method, recorded or not: so callers are exact. There is a counter for
/// each place and each method that can be reached from it, the numbers of which are the place's
/// plus the *rank* of the method among all of its name and types; so nothing has to be looked up to
/// count a call.
///
/// `pen` ([trace.Pen]) and `recorder` are constants of the class, resolved at first use from the
/// loader that defined it ([trace.weave.RecorderConstant]). So each traced kernel has a loader and
/// a recorder of its own, and no static variable. Nothing that is put in passes a preemption point:
/// a woven machine runs exactly as one that is not.
@NullMarked
package trace.weave;

import org.jspecify.annotations.NullMarked;
