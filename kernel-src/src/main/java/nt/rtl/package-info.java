/// What every part of the kernel is written with: status codes, doubly linked lists, interrupt
/// request levels, and the annotations that state a routine's contract.
///
/// A contract stands in the code as an annotation: at what level a routine may be called
/// ([nt.rtl.IrqlRequiresMax]) and to what level it goes ([nt.rtl.IrqlRaises]), which lock it needs
/// ([nt.rtl.RequiresLockHeld]) and which it takes or gives back, which lock guards a field
/// ([nt.rtl.GuardedBy]). A type that models a structure of NT names it with [nt.rtl.Nt].
///
/// Naming: a routine or constant that NT names keeps NT's name, letter for letter; all else is
/// Java. A capital at the start of a method's name therefore says that NT has it.
@NullMarked
package nt.rtl;

import org.jspecify.annotations.NullMarked;
