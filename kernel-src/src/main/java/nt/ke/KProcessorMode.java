package nt.ke;

import nt.rtl.Nt;

/// On whose behalf something is done.
@Nt("KPROCESSOR_MODE")
public enum KProcessorMode {
    KernelMode,
    UserMode
}
