var organs = [{{#tops}}{{#below}}{{#branch}}{name: "{{name}}", py: "{{letter}}", url: "{{href}}"},
{{/branch}}{{/below}}{{/tops}}];
