package dev.keywave.cli;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.authenticator.Origin;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.plan.ClientPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.plan.Target;
import dev.keywave.plan.TargetPlan;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The relying party of a command that looks at one, and the way to it. */
record OneTarget(Target target, ClientPlan client, Adapter adapter, Inputs inputs, Program program, Origin origin) {

    /**
     * From the flags.
     *
     * @throws dev.keywave.input.InputException when they name no target, more than one, or one that cannot be used
     */
    static OneTarget of(TargetOptions targetOptions, ClientOptions clientOptions) {
        RunSettings settings = new RunSettings();
        targetOptions.apply(settings.target());
        clientOptions.apply(settings.client());
        TargetPlan plan = settings.target().build();
        Target target = plan.resolveOne();
        ClientPlan client = settings.client().build(1);
        Inputs inputs = plan.inputs();
        Adapter adapter = Adapters.load(plan.adapter(), plan.variables());
        Program program = Program.compile(adapter, target.uri(), inputs);
        return new OneTarget(target, client, adapter, inputs, program, plan.originAt(target));
    }

    /** Installs who signs, and says aloud when nobody checks whom we talk to. */
    SelectedCrypto install(CryptoChoice choice, PrintWriter err) {
        SelectedCrypto crypto = CryptoProviders.select(choice);
        crypto.install();
        target.requireHttp(client.protocol());
        Banner.warnIfNotVerified(err, client, List.of(target));
        return crypto;
    }

    /** Target and adapter in words. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("target", target.uri().toString());
        words.put("adapter", adapter.name());
        return words;
    }
}
