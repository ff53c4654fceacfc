/// The system services: the surface that user programs see.
///
/// # Theory
///
/// A program asks the kernel for something by number. The number is an index into a table; the
/// table says how many bytes of arguments the kernel copies from the caller's stack, and what is
/// called with them. NT 5.2 SP1 has 296 services. All of them, and what they are called with, stand
/// in one list, the resource `services.tsv`, from which the kernel's table ([ServiceTable]) and the
/// stubs of `ntdll` are made: so they cannot disagree.
///
/// # State
///
/// A service is *implemented* when a component has registered a routine for it, by name; nothing
/// else makes it so ([ServiceState]). One that nobody has registered answers
/// `STATUS_NOT_IMPLEMENTED`.
///
/// # Rules for handlers
///
/// One class for each topic, one method for each service, with the service's name. The words come
/// as they were on the caller's stack. Every pointer among them is a guess of the caller's: it is
/// followed through [nt.ke.UserMemory] only, which raises `STATUS_ACCESS_VIOLATION` for a bad one;
/// what is raised becomes the status of the service. So a handler captures its input first, then
/// acts, and writes its results last.
///
/// Begin with [ServiceTable].
@NullMarked
package nt.services;

import org.jspecify.annotations.NullMarked;
