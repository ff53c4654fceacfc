package nt.ob;

import nt.rtl.Nt;

/// What a handle gave access to.
///
/// @param object referenced for the caller
/// @param handleAttributes bits of [nt.ex.HandleTableEntry]
@Nt("OBJECT_HANDLE_INFORMATION")
public record HandleInformation<B>(B object, int handleAttributes, int grantedAccess) {}
