package nt.mm;

import nt.rtl.Nt;

/** A view of a section. */
@Nt("MMVAD")
final class MappedVad extends MmVad {

    final ControlArea controlArea;

    /** The page of the section that is at its start. */
    final long firstPage;

    /** The protection of the section. */
    final int mostAllowed;

    /** Children of the process get it, too. */
    final boolean inherit;

    MappedVad(
            int startingVpn,
            int endingVpn,
            int protection,
            ControlArea controlArea,
            long firstPage,
            int mostAllowed,
            boolean inherit) {
        super(startingVpn, endingVpn, protection);
        this.controlArea = controlArea;
        this.firstPage = firstPage;
        this.mostAllowed = mostAllowed;
        this.inherit = inherit;
    }

    /** Whether the view can have this protection, as far as the section it is of goes. */
    boolean allows(int wanted) {
        boolean written = Protection.isWritable(wanted);
        return !written || Protection.isWritable(mostAllowed);
    }

    /** The page of the section at this place. */
    long sectionPage(int vpn) {
        return firstPage + vpn - startingVpn;
    }

    /** The address of the prototype for this place; 0 if the section is not that long. */
    int prototypeAddress(int vpn) {
        return controlArea.prototypeAddress(sectionPage(vpn));
    }

    /** The protection with which a page begins: that of an image's pages is their own. */
    int protection(int vpn) {
        if (!controlArea.image) {
            return protection;
        }
        Subsection subsection = controlArea.subsection(sectionPage(vpn));
        return subsection == null ? Protection.MM_NOACCESS : subsection.protection;
    }
}
