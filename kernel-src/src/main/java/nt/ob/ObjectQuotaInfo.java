package nt.ob;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What an object costs its creator, and which process has it to itself.
///
/// @model Nobody is charged yet.
@Nt("OBJECT_HEADER_QUOTA_INFO")
public final class ObjectQuotaInfo {

    static final int SIZE = 0x10;

    @Nullable HandleOwner exclusiveProcess;
}
