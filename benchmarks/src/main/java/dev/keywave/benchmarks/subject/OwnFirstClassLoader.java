package dev.keywave.benchmarks.subject;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Finds what a user brought before what the benchmarks have: somebody who brings another version of Bouncy Castle wants
 * that one measured. Keywave's own classes are the exception, or nobody could implement its interface.
 */
final class OwnFirstClassLoader extends URLClassLoader {

    private static final String KEYWAVE = "dev.keywave.";

    static {
        registerAsParallelCapable();
    }

    OwnFirstClassLoader(URL[] own, ClassLoader others) {
        super(own, others);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(KEYWAVE) || name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }
}
