package nt.ps;

import nt.rtl.Nt;

/// The numbers of a thread and of its process, by which programs name them to each other.
///
/// @param uniqueThread 0 where a process is meant
@Nt("CLIENT_ID")
public record ClientId(int uniqueProcess, int uniqueThread) {}
