package p.q;

public class Provider implements p.Service {    //: Service -> p.Service
    java.util.logging.Logger log;
    //: logging -> java.util.logging; Logger -> java.util.logging.Logger
}
