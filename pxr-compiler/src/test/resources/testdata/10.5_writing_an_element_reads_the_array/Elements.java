/** In a[i] = x the array and the index are read; nothing that has a name is written. */
class Elements {
    int[] a = new int[2];
    int i;

    void run() {
        a[i] = i;                           //: ref a -> Elements#a; ref i -> Elements#i
        a[i++]++;                           //: ref a -> Elements#a; update i -> Elements#i
        i += a[0];                          //: update i -> Elements#i; ref a -> Elements#a
        (i) = 1;                            //: write i -> Elements#i
        this.i = a[i] = 2;                  //: write i -> Elements#i; ref i@2 -> Elements#i
        --this.i;                           //: update i -> Elements#i
        this.a = new int[i];                //: write a -> Elements#a; ref i -> Elements#i
    }
}
