/**
 * The script tag: `<script src="congress-kit.js" data-api="https://county.example/v1" data-lang="zh-CN" data-theme="red"></script>`.
 * Registers all elements. A second copy on the page registers nothing and says so only when it is another version.
 */
import './first-asks.ts';
import './settings.ts';
import '../suggestion-form/define.ts';
import '../deputy-finder/define.ts';
import '../handling-tracker/define.ts';
import '../ballot-results/define.ts';
