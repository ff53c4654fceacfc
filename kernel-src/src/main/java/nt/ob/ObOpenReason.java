package nt.ob;

import nt.rtl.Nt;

/** Why there is a new handle. */
@Nt("OB_OPEN_REASON")
public enum ObOpenReason {
    ObCreateHandle,
    ObOpenHandle,
    ObDuplicateHandle,
    ObInheritHandle
}
