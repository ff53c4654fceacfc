/** Each name has the role of its own place in a nested assignment. */
class Assign {
    int i, j;
    int[] a;
    Assign next;

    void run() {
        i = j = 1;                              //: write i -> Assign#i; write j -> Assign#j
        a[i = 1] = j;
        //: ref a -> Assign#a; write i -> Assign#i; ref j -> Assign#j
        a[i++] += i;
        //: ref a -> Assign#a; update i -> Assign#i; ref i@2 -> Assign#i
        i = i++ + ++i;
        //: write i -> Assign#i; update i@2 -> Assign#i; update i@3 -> Assign#i
        next.next.i = next.j;
        //: ref next -> Assign#next; ref next@2 -> Assign#next; write i -> Assign#i
        //: ref j -> Assign#j
        (this.next).j--;                        //: ref next -> Assign#next; update j -> Assign#j
        (next = this).i = 2;                    //: write next -> Assign#next; write i -> Assign#i
        Assign.this.j |= i;                     //: update j -> Assign#j; ref i -> Assign#i
        new Assign().next.a[j] = 1;
        //: ref next -> Assign#next; ref a -> Assign#a; ref j -> Assign#j
        (i == 1 ? this : next).i = j;
        //: ref i -> Assign#i; ref next -> Assign#next; write i@2 -> Assign#i
    }
}
