import { sh, type ShellScript } from '../shell-quote.ts';

export const manifestsDir = '/etc/kubernetes/manifests';

/**
 * Restarts static pods one after the other. The kubelet looks at the folder every 20 seconds (`fileCheckFrequency`), so
 * a manifest has to stay out at least that long; `kubectl delete pod` would only delete the mirror. The manifest goes
 * back in any case.
 * @see kubernetes/kubelet config/v1beta1/types.go
 */
export function restartStaticPods(components: readonly string[]): ShellScript {
  return forEach(
    components,
    sh`mv "${manifestsDir}/$component.yaml" "/etc/kubernetes/$component.yaml.parked"
sleep 20
for _ in $(seq 60); do
  if [ -z "$(crictl ps --quiet --name "^$component\$")" ]; then break; fi
  sleep 2
done
mv "/etc/kubernetes/$component.yaml.parked" "${manifestsDir}/$component.yaml"
for _ in $(seq 60); do
  if [ -n "$(crictl ps --quiet --name "^$component\$")" ]; then break; fi
  sleep 2
done`,
  );
}

export function showStaticPods(components: readonly string[]): ShellScript {
  return forEach(components, sh`crictl ps --name "^$component\$"`);
}

function forEach(components: readonly string[], body: ShellScript): ShellScript {
  const [only, ...others] = components;
  if (only !== undefined && others.length === 0) return sh`component=${only}\n${body}`;
  const indented = { ...body, text: body.text.replaceAll(/^/gmu, '  ') };
  return sh`for component in ${components}; do\n${indented}\ndone`;
}
