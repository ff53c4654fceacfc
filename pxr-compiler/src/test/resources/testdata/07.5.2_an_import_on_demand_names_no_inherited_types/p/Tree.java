package p;

public interface Tree {
    enum Kind {
        TREE
    }
}
