/** The nearest declaration of a variable hides all others of its name from sight. */
class Shadow {
    int x;

    int parameter(int x) {              //: x is #p
        return x + this.x;              //: x -> #p; x@2 -> Shadow#x
    }

    int local() {
        int x = 1;                      //: x is #l
        this.x = x;                     //: write x -> Shadow#x; ref x@2 -> #l
        {
            int y = x;                  //: x -> #l
            return y;
        }
    }
}
