/** After case, an enum's constant stands without its type; it is looked up in the selector's type. */
class Cases {
    enum E {
        A, B, C
    }

    static final int A = 1, B = 2;

    int of(E e, int n, Object o) {
        switch (e) {
            case A:                                     //: A -> Cases$E#A
                return A;                               //: A -> Cases#A
            case B, C:                                  //: B -> Cases$E#B; C -> Cases$E#C
            default:
        }
        switch (n) {
            case A:                                     //: A -> Cases#A
            case Cases.B:                               //: B -> Cases#B
        }
        return switch (o) {
            case E.A -> 1;                              //: E -> Cases$E; A -> Cases$E#A
            case E x when x == E.B -> 2;                //: E@2 -> Cases$E; B -> Cases$E#B
            default -> 3;
        };
    }
}
