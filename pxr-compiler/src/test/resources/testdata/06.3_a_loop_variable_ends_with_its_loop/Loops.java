/** Each loop's variable is another; behind the loop the field is visible again. */
class Loops {
    int i;

    void run() {
        for (int i = 0; i < 3; i++) {   //: i is #first; i@2 -> #first; update i@3 -> #first
            use(i);                     //: i -> #first
        }
        for (int i : new int[] {1}) {   //: i is #second
            use(i);                     //: i -> #second
        }
        use(i);                         //: i -> Loops#i
    }

    void use(int n) {}
}
