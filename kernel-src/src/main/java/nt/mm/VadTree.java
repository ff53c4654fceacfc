package nt.mm;

import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// The ranges of an address space, in a tree that is balanced by height: the two sides of a node
/// differ by at most one level. Ranges do not overlap, so their order is that of their starts and
/// that of their ends.
///
/// @source G. M. Adelson-Velsky, E. M. Landis, *An algorithm for the organization of information*,
///   1962
@Nt("MM_AVL_TABLE")
final class VadTree {

    @GuardedBy("AddressCreationLock")
    private @Nullable MmVad root;

    private int numberGenericTableElements;

    int size() {
        return numberGenericTableElements;
    }

    /** Levels of the tree. */
    int depth() {
        return height(root);
    }

    // ---- finding ----------------------------------------------------------------------------

    /** The range that this page is in. */
    @Nullable MmVad MiLocateAddress(int vpn) {
        MmVad vad = root;
        while (vad != null && (vpn < vad.startingVpn || vpn > vad.endingVpn)) {
            vad = vpn < vad.startingVpn ? vad.leftChild : vad.rightChild;
        }
        return vad;
    }

    /** The first range that ends at that page or after it. */
    @Nullable MmVad firstEndingFrom(int vpn) {
        MmVad found = null;
        MmVad vad = root;
        while (vad != null) {
            if (vad.endingVpn >= vpn) {
                found = vad;
                vad = vad.leftChild;
            } else {
                vad = vad.rightChild;
            }
        }
        return found;
    }

    /** The last range that starts at that page or before it. */
    private @Nullable MmVad lastStartingUpTo(int vpn) {
        MmVad found = null;
        MmVad vad = root;
        while (vad != null) {
            if (vad.startingVpn <= vpn) {
                found = vad;
                vad = vad.rightChild;
            } else {
                vad = vad.leftChild;
            }
        }
        return found;
    }

    @Nullable MmVad first() {
        return firstEndingFrom(0);
    }

    @Nullable MmVad next(MmVad vad) {
        return firstEndingFrom(vad.endingVpn + 1);
    }

    /** A range that has pages in common with this one. */
    @Nullable MmVad MiCheckForConflictingVad(int startingVpn, int endingVpn) {
        MmVad vad = firstEndingFrom(startingVpn);
        return vad != null && vad.startingVpn <= endingVpn ? vad : null;
    }

    /// The lowest free room for so many pages.
    ///
    /// @param alignment in pages
    /// @param highest the last page that may be used
    /// @return its first page; -1 if there is none
    int MiFindEmptyAddressRange(int pages, int alignment, int lowest, int highest) {
        int candidate = up(lowest, alignment);
        while ((long) candidate + pages - 1 <= highest) {
            MmVad vad = MiCheckForConflictingVad(candidate, candidate + pages - 1);
            if (vad == null) {
                return candidate;
            }
            candidate = up(vad.endingVpn + 1, alignment);
        }
        return -1;
    }

    /** The same, but the highest. */
    int MiFindEmptyAddressRangeDown(int pages, int alignment, int lowest, int highest) {
        int candidate = (highest - pages + 1) / alignment * alignment;
        while (candidate >= lowest && highest - pages + 1 >= 0) {
            MmVad vad = lastStartingUpTo(candidate + pages - 1);
            if (vad == null || vad.endingVpn < candidate) {
                return candidate;
            }
            if (vad.startingVpn < pages) {
                return -1;
            }
            candidate = (vad.startingVpn - pages) / alignment * alignment;
        }
        return -1;
    }

    private static int up(int vpn, int alignment) {
        return (vpn + alignment - 1) / alignment * alignment;
    }

    // ---- changing ---------------------------------------------------------------------------

    void MiInsertVad(MmVad vad) {
        vad.leftChild = null;
        vad.rightChild = null;
        vad.height = 1;
        root = insert(root, vad);
        numberGenericTableElements++;
    }

    private static MmVad insert(@Nullable MmVad tree, MmVad vad) {
        if (tree == null) {
            return vad;
        }
        if (vad.startingVpn < tree.startingVpn) {
            tree.leftChild = insert(tree.leftChild, vad);
        } else {
            tree.rightChild = insert(tree.rightChild, vad);
        }
        return balance(tree);
    }

    void MiRemoveVad(MmVad vad) {
        root = remove(root, vad);
        numberGenericTableElements--;
    }

    private static @Nullable MmVad remove(@Nullable MmVad tree, MmVad vad) {
        if (tree == null) {
            throw new IllegalArgumentException(vad + " is not in the tree");
        }
        if (tree == vad) {
            if (tree.leftChild == null || tree.rightChild == null) {
                return tree.leftChild == null ? tree.rightChild : tree.leftChild;
            }
            MmVad following = tree.rightChild;
            while (following.leftChild != null) {
                following = following.leftChild;
            }
            MmVad right = remove(tree.rightChild, following);
            following.leftChild = tree.leftChild;
            following.rightChild = right;
            return balance(following);
        }
        if (vad.startingVpn < tree.startingVpn) {
            tree.leftChild = remove(tree.leftChild, vad);
        } else {
            tree.rightChild = remove(tree.rightChild, vad);
        }
        return balance(tree);
    }

    private static MmVad balance(MmVad tree) {
        int lean = height(tree.leftChild) - height(tree.rightChild);
        if (lean > 1 && tree.leftChild != null) {
            if (height(tree.leftChild.leftChild) < height(tree.leftChild.rightChild)) {
                tree.leftChild = rotateLeft(tree.leftChild);
            }
            return rotateRight(tree);
        }
        if (lean < -1 && tree.rightChild != null) {
            if (height(tree.rightChild.rightChild) < height(tree.rightChild.leftChild)) {
                tree.rightChild = rotateRight(tree.rightChild);
            }
            return rotateLeft(tree);
        }
        measure(tree);
        return tree;
    }

    private static MmVad rotateRight(MmVad tree) {
        MmVad top = tree.leftChild;
        if (top == null) {
            throw new IllegalStateException("nothing to rotate");
        }
        tree.leftChild = top.rightChild;
        top.rightChild = tree;
        measure(tree);
        measure(top);
        return top;
    }

    private static MmVad rotateLeft(MmVad tree) {
        MmVad top = tree.rightChild;
        if (top == null) {
            throw new IllegalStateException("nothing to rotate");
        }
        tree.rightChild = top.leftChild;
        top.leftChild = tree;
        measure(tree);
        measure(top);
        return top;
    }

    private static void measure(MmVad tree) {
        tree.height = 1 + Math.max(height(tree.leftChild), height(tree.rightChild));
    }

    private static int height(@Nullable MmVad tree) {
        return tree == null ? 0 : tree.height;
    }
}
