/** Inner classes reach fields and methods of each class around them. */
class Deep {
    int a = 1;

    class Mid {
        int b = 2;

        class In {
            int sum() {
                return a + b + Deep.this.a + Mid.this.b + twice();
                //: a -> Deep#a; b -> Deep$Mid#b; Deep -> Deep; a@2 -> Deep#a; Mid -> Deep$Mid
                //: twice -> Deep#twice()
            }
        }
    }

    int twice() {
        return 2 * a;
    }

    Mid.In make(Deep other) {
    //: other is #other; Mid -> Deep$Mid; In -> Deep$Mid$In
        return other.new Mid().new In();
        //: other -> #other; new Mid -> Deep$Mid#<init>(); ref In -> Deep$Mid$In
        //: new In -> Deep$Mid$In#<init>()
    }
}
